/**
 * What the server draws first pictures with. In the browser there is nothing in this place, see
 * vite.config.ts: Chart.js would come with every page that has a chart.
 */
import { drawPictures } from './first-picture.ts';

export const drawOnServer: typeof drawPictures | null = drawPictures;
