/*
 * Inside the frame: tells the page around it how tall the form is, when Escape was pressed and when
 * an answer has arrived. It speaks only to its parent, whose origin the browser has checked against
 * the form's list (frame-ancestors) before any of this ran.
 */
(() => {
	let tell = null;
	const root = document.documentElement;
	addEventListener('message', ({ source, origin, data }) => {
		if (source !== parent || data !== 'heed:opened' || tell) return;
		tell = (facts) => source.postMessage(facts, origin);
		new ResizeObserver(() => tell({ height: root.offsetHeight })).observe(root);
		if (document.querySelector('[data-answered]')) tell({ answered: true });
	});
	addEventListener('keydown', ({ key, defaultPrevented }) => {
		if (key === 'Escape' && !defaultPrevented) tell?.({ close: true });
	});
})();
