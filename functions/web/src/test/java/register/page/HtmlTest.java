package register.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTest {
    @Test
    void textIsEscapedAndAScriptIsNot() {
        assertEquals("<p>a &lt; b &amp;&amp; c</p>", Html.write(Html.element("p", "a < b && c")));
        assertEquals("<script>a < b && c</script>", Html.write(Html.element("script", "a < b && c")));
    }

    @ParameterizedTest
    @CsvSource({"script, </script>", "script, </SCRIPT >", "script, <!--<script>", "style, </style>"})
    void nothingEndsAScriptOrStyleBeforeItShould(String name, String text) {
        assertThrows(IllegalArgumentException.class, () -> Html.write(Html.element(name, text)));
        assertThrows(IllegalArgumentException.class, () -> Html.write(Html.element(name, Html.element("b"))));
    }
}
