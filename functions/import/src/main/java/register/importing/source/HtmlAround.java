package register.importing.source;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// The content that a site puts around each of its pages.
final class HtmlAround {
    private static final Set<String> AROUND = Set.of("nav", "footer", "aside", "form", "button", "dialog", "select");
    private static final Set<String> ROLES = Set.of(
            "navigation",
            "banner",
            "contentinfo",
            "search",
            "dialog",
            "alertdialog",
            "complementary",
            "menu",
            "menubar");
    private static final Pattern NAMED_AROUND = Pattern.compile(
            "(?:^|[\\s_-])(?:cookies?|consent|breadcrumbs?|newsletter|related|sidebar|share|social|menu|modal|popup|toc"
                    + "|navbar|navigation|pagination|skip-?link)(?:$|[\\s_-])");
    /// A cookie consent element, which contains tables of its own.
    private static final Pattern CONSENT = Pattern.compile(
            "cookie(?:s|-|_)?(?:bar|banner|box|consent|dialog|law|modal|notice|popup|settings|wall)|consent-?(?:banner|box"
                    + "|manager|modal|tool)|borlabs|onetrust|cookiebot|cookieyes|(?:^|\\s)cky-|cmplz|usercentrics|didomi"
                    + "|osano|iubenda-cs|tarteaucitron|axeptio|klaro|cookiefirst|trustarc|quantcast|(?:^|[\\s_-])qc-cmp"
                    + "|termly-|moove_gdpr|cc-window|ccm--|real-cookie-banner|borlabscookie");
    private static final Pattern FOLD = Pattern.compile("(?:^|[\\s_-])(?:tab|panel|accordion|collaps)");
    private static final int LONGEST = 1000;
    /// Elements of a page's content: a form or a fold that contains one is not part of the site.
    private static final String CONTENT = "table, h1, main";

    private HtmlAround() {}

    /// The reason why the element's content does not belong to the policy; empty if it may.
    static String why(Element element) {
        String name = element.normalName();
        String names = (element.className() + " " + element.id()).toLowerCase(Locale.ROOT);
        String role = element.attr("role").toLowerCase(Locale.ROOT);
        boolean hidden = element.hasAttr("hidden")
                || element.attr("style").replace(" ", "").contains("display:none");
        if (hidden && !opens(role, names)) {
            return "hidden on the page";
        }
        boolean wraps = name.equals("form") && element.selectFirst(CONTENT) != null;
        boolean card = name.equals("footer") && element.closest("article, li") != null;
        if ((AROUND.contains(name) && !wraps && !card && !isTitle(element) && !isCard(element))
                || isSiteHeader(element)) {
            return "part of the site (" + name + ")";
        }
        if (ROLES.contains(role) && element.selectFirst(CONTENT) == null) {
            return "part of the site (" + role + ")";
        }
        if (names.length() < LONGEST
                && CONSENT.matcher(names).find()
                && !Set.of("body", "html").contains(name)
                && element.selectFirst("h1, main") == null) {
            return "part of the site (its class says so)";
        }
        boolean named = names.length() < LONGEST
                && NAMED_AROUND.matcher(names).find()
                && !Set.of("body", "html").contains(name);
        return named && element.selectFirst(CONTENT) == null ? "part of the site (its class says so)" : "";
    }

    /// True for a tab or a fold, which shows its content on a click.
    private static boolean opens(String role, String names) {
        return role.equals("tabpanel")
                || (names.length() < LONGEST && FOLD.matcher(names).find());
    }

    /// True for a clickable title that unfolds the content below.
    private static boolean isTitle(Element element) {
        Element parent = element.parent();
        return element.normalName().equals("button")
                && parent != null
                && parent.normalName().matches("h[1-6]|summary|dt");
    }

    /// True for a card: a button with several texts about a thing, which opens more of it.
    private static boolean isCard(Element element) {
        return element.normalName().equals("button")
                && element.children().stream().filter(Element::hasText).count() > 1
                && element.closest("nav, header, footer, form") == null;
    }

    private static boolean isSiteHeader(Element element) {
        return element.normalName().equals("header")
                && element.selectFirst("h1") == null
                && element.closest("main, article, section") == null;
    }
}
