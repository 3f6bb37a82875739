import type { Intent } from '../domain/intent.ts';
import type { Render, Rendered } from './ports.ts';

/** A text with a gap where the link of each recipient stands. */
type Stencil = Rendered & { readonly gap?: readonly [before: string, after: string] };

/** What a link is made of: each of these is one character of an SMS, and nothing of it is ever cut or repaired. */
const LINK = /^[A-Za-z0-9:/.?=&-]+$/;

/** The link that is a recipient's one parameter of their own. */
const ownLink = ({ own }: Intent): string | undefined => {
  const [name, ...others] = Object.keys(own ?? {});
  if ((name !== 'stopLink' && name !== 'link') || others.length > 0) return undefined;
  const link = own?.[name];
  return link !== undefined && LINK.test(link) ? link : undefined;
};

const stencilOf = (rendered: Rendered, link: string): Stencil | undefined => {
  const [before = '', after, ...more] = rendered.text.split(link);
  if (after === undefined) return rendered;
  return more.length > 0 ? undefined : { ...rendered, gap: [before, after] };
};

const printed = ({ gap, ...rendered }: Stencil, link: string): Rendered =>
  gap === undefined ? rendered : { ...rendered, text: `${gap[0]}${link}${gap[1]}` };

/**
 * Renders for the recipients of one order, which differ in their links at most: with links of one length they get one text,
 * and it is made once. A hundred thousand reminders say the same.
 */
export const renderAlike = (render: Render, again: boolean) => {
  const made = new Map<string, Rendered>();
  const stencils = new Map<string, Stencil>();

  const renderOne = (intent: Intent, people: number): Rendered =>
    render(intent, { ...(again ? { again } : {}), ...(people > 1 ? { people } : {}) });

  const sameForAll = (intent: Intent, people: number): Rendered => {
    const text = made.get(String(people)) ?? renderOne(intent, people);
    made.set(String(people), text);
    return text;
  };

  const withLink = (intent: Intent, people: number, link: string): Rendered => {
    const name = `${Object.keys(intent.own ?? {})} ${link.length} ${people}`;
    const known = stencils.get(name);
    if (known !== undefined) return printed(known, link);
    const rendered = renderOne(intent, people);
    const stencil = stencilOf(rendered, link);
    if (stencil !== undefined) stencils.set(name, stencil);
    return rendered;
  };

  return (intent: Intent, people: number): Rendered => {
    if (intent.own === undefined) return sameForAll(intent, people);
    const link = ownLink(intent);
    return link === undefined ? renderOne(intent, people) : withLink(intent, people, link);
  };
};
