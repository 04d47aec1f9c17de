package register.commands.follow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a robots.txt allows (RFC 9309).
class RobotRulesTest {
    private static final RobotRules RULES = RobotRules.of("""
            # a comment
            User-agent: *
            Disallow: /

            User-Agent: other
            user-agent: Subprocessor-Register   # that is us
            Disallow: /private
            Allow: /private/list
            Disallow: /*.pdf$
            Disallow: /same
            Allow: /same
            Disallow:

            Sitemap: https://list.example/map
            """);

    @ParameterizedTest
    @CsvSource({
        "/, true",
        "/private, false",
        "/privately, false",
        "/private/list.json, true",
        "/a.pdf, false",
        "/a.pdf?x, true",
        "/same, true"
    })
    void theLongestRuleOfOurGroupDecides(String path, boolean allowed) {
        assertEquals(allowed, RULES.allow(path));
    }

    @Test
    void aGroupForAllCountsIfNoneNamesUs() {
        assertFalse(RobotRules.of("user-agent: *\ndisallow: /x").allow("/x"));
        assertTrue(RobotRules.of("user-agent: other\ndisallow: /x").allow("/x"));
        assertTrue(RobotRules.of("disallow: /x").allow("/x"));
        assertTrue(RobotRules.of("\u0000<html>").allow("/x"));
    }

    /// A pattern of many stars would take longer than the universe lasts if each were tried in turn.
    @Test
    void noPatternTakesLong() {
        var rules = RobotRules.of("user-agent: *\ndisallow: /" + "*a".repeat(1000) + "$");
        assertTrue(rules.allow("/" + "a".repeat(5000) + "b"));
    }
}
