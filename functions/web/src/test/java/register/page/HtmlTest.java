package register.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static register.page.Tags.*;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTest {
    @Test
    void textIsEscapedAndAScriptIsNot() {
        assertEquals("<p>a &lt; b &amp;&amp; c</p>", Html.write(p("a < b && c")));
        assertEquals("<script>a < b && c</script>", Html.write(element("script", "a < b && c")));
    }

    @Test
    void attributesAreWrittenInTheTagWhereverTheyStand() {
        assertEquals(
                "<ul id=\"a\" class=\"b\" hidden=\"\"><li>c</li><li>d<br></li></ul>",
                Html.write(ul(
                        li("c"),
                        id("a"),
                        all(css("b"), lang(null), null),
                        flag("hidden", true),
                        flag("open", false),
                        null,
                        all(List.of(li("d", element("br")))))));
    }

    @Test
    void noTextOfAStrangerTurnsThePageAround() {
        assertEquals(
                "<p title=\"a\uFFFDb&quot;\">\uFFFD\uFFFD\uFFFD\t</p>",
                Html.write(p("\u202E\uD800\u0007\t", attribute("title", "a\u2066b\""))));
    }

    @ParameterizedTest
    @CsvSource({"script, </script>", "script, </SCRIPT >", "script, <!--<script>", "style, </style>"})
    void nothingEndsAScriptOrStyleBeforeItShould(String name, String text) {
        assertThrows(IllegalArgumentException.class, () -> Html.write(element(name, text)));
        assertThrows(IllegalArgumentException.class, () -> Html.write(element(name, element("b"))));
    }
}
