/* Opens a Heed feedback form in a dialog of your page. */
(() => {
	const script = document.currentScript;
	const home = new URL(script.src).origin;
	const dialogs = new Map();
	const make = (tag, values) => Object.assign(document.createElement(tag), values);

	function wordsOf({ heedLang, heedLabel }) {
		const spoken = heedLang || document.documentElement.lang || navigator.language;
		return spoken.startsWith('zh')
			? { lang: 'zh', label: heedLabel || '意见反馈', close: '关闭' }
			: { lang: 'en', label: heedLabel || 'Feedback', close: 'Close' };
	}

	function build(opener) {
		const { lang, label, close } = wordsOf(opener.dataset);
		const dialog = make('dialog', { className: 'heed-dialog', ariaLabel: label });
		const button = make('button', { type: 'button', textContent: close });
		const frame = make('iframe', { title: label });
		let isAnswered = false;
		const hear = ({ source, origin, data }) => {
			if (origin !== home || source !== frame.contentWindow) return;
			if (data.height) frame.style.height = `${data.height}px`;
			if (data.close) dialog.close();
			if (data.answered && !isAnswered) {
				isAnswered = true;
				opener.dispatchEvent(new Event('heed:answered', { bubbles: true }));
			}
		};
		addEventListener('message', hear);
		frame.onload = () => frame.contentWindow.postMessage('heed:opened', home);
		frame.src = `${home}/embed/${encodeURIComponent(opener.dataset.heedForm)}?lang=${lang}`;
		button.onclick = () => dialog.close();
		dialog.onclose = () => {
			opener.focus();
			// Half an answer is kept for next time.
			if (!isAnswered) return;
			removeEventListener('message', hear);
			dialogs.delete(opener);
			dialog.remove();
		};
		dialog.append(button, frame);
		document.body.append(dialog);
		return dialog;
	}

	function open(event) {
		const opener = event.target.closest('[data-heed-form]');
		if (!opener || event.ctrlKey || event.metaKey) return;
		event.preventDefault();
		if (!dialogs.has(opener)) dialogs.set(opener, build(opener));
		dialogs.get(opener).showModal();
	}

	function start() {
		const sheet = new CSSStyleSheet();
		sheet.replaceSync(`.heed-dialog{width:min(44rem,100vw - 2rem);padding:8px;border:0;border-radius:8px}
.heed-dialog::backdrop{background:#0008}
.heed-dialog iframe{display:block;width:100%;height:70vh;max-height:calc(100vh - 8rem);border:0}
.heed-dialog button,.heed-open{display:block;margin:0 0 8px auto;min-height:44px;padding:0 1em;border:0;border-radius:5px;background:#0b5a60;color:#fff;font:600 1rem sans-serif}
.heed-open{position:fixed;right:1rem;bottom:1rem;z-index:9999}`);
		document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
		document.addEventListener('click', open);
		if (!script.dataset.heedForm) return;
		const textContent = wordsOf(script.dataset).label;
		const button = make('button', { type: 'button', className: 'heed-open', textContent });
		Object.assign(button.dataset, script.dataset);
		document.body.append(button);
	}

	if (document.body) start();
	else addEventListener('DOMContentLoaded', start);
})();
