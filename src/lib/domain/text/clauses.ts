import { plainText } from './plain-text.ts';

/** A text in pieces that speak of one thing: apart by signs, and where the speaker turns ("but", "但是"). */
export function clausesOf(text: string): string[] {
	return plainText(text)
		.split(TURNS)
		.map((clause) => clause.trim())
		.filter((clause) => clause !== '');
}

const TURNS =
	/[\n,;!?。…]+|\.(?=\s|$)|(?=但是|可是|不过|然而|就是|只是)|(?=\b(?:but|however|although|though|except)\b)/iu;
