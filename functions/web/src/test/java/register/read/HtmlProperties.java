package register.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.arbitrary;
import static org.quicktheories.generators.SourceDSL.lists;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;
import register.chain.VersionStatus;
import register.page.Look;
import register.policy.PolicyVersion;
import register.policy.compare.Additions;
import register.policy.compare.Changes;
import register.read.compare.ChangesPage;
import register.read.page.PolicyPage;
import register.value.Language;

/// Strangers' text remains text.
@Tag("property")
class HtmlProperties {
    private static final List<String> HOSTILE = List.of(
            "<script>alert(1)</script>",
            "\"",
            "'",
            " onload=x",
            "&lt;",
            "&",
            "<",
            ">",
            "</style>",
            "<!--",
            "]]>",
            "\u202e",
            "\u2066",
            "\u0000",
            "\u0007",
            "\u0085",
            "\uFFFE",
            "javascript:alert(1)",
            "{0}",
            "'{1}'",
            "%00",
            "\r\n",
            "日本語",
            "\uD83D\uDE00",
            "a");
    private static final Pattern TAG = Pattern.compile("<(/?)([a-z][a-z0-9]*)((?: [a-z-]+=\"[^\"<>]*\")*)>");
    private static final Pattern RAW = Pattern.compile("<(style|script)>.*?</\\1>", Pattern.DOTALL);
    private static final Pattern FORBIDDEN =
            Pattern.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069]");

    @Test
    void pageOfAnyTextIsWellFormedAndHoldsNoTagButItsOwn() {
        Gen<String> texts =
                lists().of(arbitrary().pick(HOSTILE)).ofSizeBetween(1, 5).map(parts -> String.join("", parts));
        String plain = tags(
                PolicyPage.draft(new Story().second, Policies.desk("2026-03-01", _ -> "a"), null, Language.ENGLISH));
        qt().withExamples(500).forAll(texts).check(text -> {
            String page = PolicyPage.draft(
                    new Story().second, Policies.desk("2026-03-01", _ -> text), null, Language.ENGLISH);
            return tags(page).equals(plain) && !FORBIDDEN.matcher(page).find();
        });
    }

    @Test
    void fragmentOfAnyTextIsWellFormedAndHoldsNoTagButItsOwn() {
        Gen<String> texts =
                lists().of(arbitrary().pick(HOSTILE)).ofSizeBetween(1, 5).map(parts -> String.join("", parts));
        String plain = tags(fragment("a"));
        qt().withExamples(100).forAll(texts).check(text -> {
            String fragment = fragment(text);
            return tags(fragment).equals(plain) && !FORBIDDEN.matcher(fragment).find();
        });
    }

    /// With that text in force and announced.
    private static String fragment(String text) {
        var register = new TestRegister();
        register.acceptedBeforeTheRules("2026-02-01T09:00:00Z", Policies.desk("2026-03-01", _ -> text));
        register.acceptedBeforeTheRules("2026-03-02T09:00:00Z", Policies.desk("2026-09-01", _ -> text + "a"));
        Reply fragment = register.get("/v1/policies/desk/subprocessors.fragment.html?lang=en");
        return "<!DOCTYPE html>" + fragment.body();
    }

    @Test
    void comparisonOfAnyTextsIsWellFormed() {
        Gen<String> texts =
                lists().of(arbitrary().pick(HOSTILE)).ofSizeBetween(1, 5).map(parts -> String.join("", parts));
        var story = new Story();
        qt().withExamples(500).forAll(texts, texts).check((before, after) -> {
            PolicyVersion was = Policies.desk("2026-03-01", words -> words + before);
            PolicyVersion is = Policies.desk("2026-03-01", words -> words + after);
            String page = ChangesPage.render(new ChangesPage.View(
                    new ChangesPage.Side(story.first, was, null, VersionStatus.IN_FORCE),
                    new ChangesPage.Side(story.second, is, Additions.between(was, is), VersionStatus.ANNOUNCED),
                    Changes.between(was, is),
                    List.of(),
                    Language.ENGLISH,
                    null,
                    "/",
                    "/",
                    Look.SOBER));
            tags(page);
            return !FORBIDDEN.matcher(page).find();
        });
    }

    @Test
    void servedPagesAreWellFormed() {
        var register = new TestRegister();
        register.acceptedBeforeTheRules("2026-06-01T00:00:00Z", Policies.desk("2026-05-01", words -> words + HOSTILE));
        register.correct("2026-06-02T00:00:00Z", Policies.desk("2026-05-01"), "<script>\"' & {0} </td>");
        for (String address : List.of(
                "/",
                "/desk",
                "/desk/2026-05-01?revision=1",
                "/desk/2026-05-01/proof",
                "/v1/docs",
                "/v1/policies/desk/subprocessors.html",
                "/v1/policies/desk/changes.html?from=2026-05-01",
                "/%3Cscript%3E",
                "/desk/%22%3E")) {
            String page = register.get(address, "accept", "text/html").body();
            assertTrue(page.startsWith("<!DOCTYPE html>"), address);
            tags(page);
            int scripts = address.startsWith("/desk") && page.contains("class=\"filter\"") ? 1 : 0;
            assertEquals(scripts, page.split("<script", -1).length - 1, address);
            assertTrue(!FORBIDDEN.matcher(page.replace("\n", "")).find(), address);
        }
    }

    /// The names of the page's tags in order; fails if they do not nest, or if a `<` begins no tag.
    private static String tags(String page) {
        String markup = RAW.matcher(page).replaceAll("<$1></$1>");
        var names = new StringBuilder();
        var open = new ArrayDeque<String>();
        Matcher tag = TAG.matcher(markup);
        int at = "<!DOCTYPE html>".length();
        while (tag.find(at)) {
            assertTrue(markup.substring(at, tag.start()).indexOf('<') < 0, "a stray < before " + tag.group());
            assertTrue(markup.substring(at, tag.start()).indexOf('>') < 0, "a stray > before " + tag.group());
            names.append(tag.group(1)).append(tag.group(2)).append(' ');
            if (!tag.group(1).isEmpty()) {
                assertEquals(open.pop(), tag.group(2));
            } else if (!Set.of("meta", "br", "link", "input").contains(tag.group(2))) {
                open.push(tag.group(2));
            }
            at = tag.end();
        }
        assertTrue(open.isEmpty(), open.toString());
        assertTrue(markup.substring(at).isBlank());
        return names.toString();
    }
}
