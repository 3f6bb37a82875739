import axe from 'axe-core';
import type { Page } from 'playwright-core';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

type Violation = {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
};

/** What axe has against the page by WCAG 2.2 A and AA, in words to read in a failed test. */
export const violations = async (
  page: Page,
  impacts: readonly string[] = ['minor', 'moderate', 'serious', 'critical'],
): Promise<readonly string[]> => {
  await page.evaluate<void>(axe.source);
  const options = JSON.stringify({ runOnly: WCAG, resultTypes: ['violations'] });
  const found = await page.evaluate<readonly Violation[]>(
    `axe.run(document, ${options}).then(({ violations }) => violations)`,
  );
  return found
    .filter(({ impact }) => impacts.includes(impact))
    .map(({ id, impact, nodes }) => `${id} (${impact}): ${nodes.map(({ html }) => html).join(' | ')}`);
};

/** What a screen reader says of an element of the page. */
export const heardAt = async (page: Page, selector: string) => {
  const session = await page.context().newCDPSession(page);
  const { root } = await session.send('DOM.getDocument');
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector });
  const { nodes } = await session.send('Accessibility.getPartialAXTree', { nodeId, fetchRelatives: false });
  const { name, description, properties = [] } = nodes[0] ?? {};
  const invalid = properties.find((property) => property.name === 'invalid')?.value.value;
  return { name: name?.value, description: description?.value, invalid };
};
