// VS Code in a browser runs extension tests and tells a page function about it.

const patience = 300_000;

/**
 * Opens an address whose VS Code runs tests; answers with the exit code and writes what they log.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {string} address
 * @returns {Promise<number>}
 */
export async function runTestsAt(browser, address) {
  const page = await browser.newPage();
  const exit = new Promise((resolve) => page.exposeFunction('codeAutomationExit', resolve));
  await page.exposeFunction('codeAutomationLog', (type, values) => {
    (type === 'error' || type === 'warn' ? console.error : console.log)(...values);
  });
  page.on('pageerror', (error) => console.error(error.message));
  let timer;
  const late = new Promise((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new Error(`The tests did not end within ${patience / 1000} s.`)),
      patience,
    );
  });
  try {
    await page.goto(address);
    return await Promise.race([exit, late]);
  } finally {
    clearTimeout(timer);
    await page.close();
  }
}
