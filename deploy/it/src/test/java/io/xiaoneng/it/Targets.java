package io.xiaoneng.it;

import com.microsoft.playwright.Page;
import java.util.List;

/** How large what is tapped is, on a page as it stands. */
final class Targets {

  /**
   * Exempt as in WCAG 2.2, 2.5.8: links within running text, and areas of a map, which stand in its
   * table too. Half a pixel is rounding.
   */
  private static final String SMALL =
      """
      () => {
        const inText = (node) => node.tagName === 'A' && getComputedStyle(node).display === 'inline'
          && [...node.parentElement.childNodes].some((other) => other !== node
            && !(other.nodeType === 1 && other.matches('a, button, svg, .sr'))
            && other.nodeType !== 8 && other.textContent.trim());
        const found = new Set();
        for (const node of document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')) {
          if (!node.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
          if (node.disabled || node.closest('.sr, .skip, svg') || inText(node)) continue;
          const tick = ['checkbox', 'radio'].includes(node.type);
          const { width, height } = ((tick && node.closest('label')) || node).getBoundingClientRect();
          if (!width || (width > 43.5 && height > 43.5)) continue;
          found.add(`${Math.round(width)}x${Math.round(height)} ${node.outerHTML.slice(0, 90)} in ${node.parentElement.outerHTML.slice(0, 40)}`);
        }
        return [...found].slice(0, 5);
      }
      """;

  private Targets() {}

  /** The first of those that are less than 44 pixels wide or high. */
  static List<?> tooSmall(Page page) {
    return (List<?>) page.evaluate(SMALL);
  }
}
