package register.editor.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import register.desk.change.Part;
import register.json.Json;
import register.page.Html;
import register.page.Tags;
import register.policyfile.FileRefusedException;
import register.policyfile.PolicyFile;
import register.value.Language;

/// The field for the group of a service offers the list's own groups.
class GroupFieldsTest {
    private static final String LIST = """
            policy: acme
            effectiveDate: 2031-03-01
            dateBasis: effective
            GROUPS
            editions:
              de: {status: original, title: Liste, provider: Acme, sections: []}
              en: {status: translation, title: List, provider: Acme, sections: []}
            subprocessors:
              - id: one
                legalName: One Ltd
                engagements:
                  - id: mail
                    service: {de: Post, en: Mail}
                    purpose: {de: Post, en: Mail}
                    locations: [{country: IE}]
            """;

    @Test
    void theCompanysOwnGroupsAreOfferedByName() throws FileRefusedException {
        Element field = field("""
                groups:
                  - {id: payments, name: {de: Zahlungen, en: Payments}}
                  - {id: mails, name: {de: Briefe, en: Letters}}""").expectFirst("select");
        assertEquals(List.of("–", "Zahlungen", "Briefe"), field.select("option").eachText());
        assertEquals("mails", field.expectFirst("option:last-child").attr("value"));
        assertEquals("true", field.attr("aria-required"));
    }

    @Test
    void aListWithoutItsOwnOffersTheKnownOnes() throws FileRefusedException {
        Element field = field("").expectFirst("select");
        assertEquals(
                List.of("", "infrastructure", "service-specific", "support"),
                field.select("option").eachAttr("value"));
        assertEquals("true", field.attr("aria-required"));
    }

    @Test
    void aListWithoutGroupsHasNoSuchField() throws FileRefusedException {
        assertTrue(field("groups: []").isEmpty());
    }

    private static Elements field(String groups) throws FileRefusedException {
        var content = (Json.Obj) PolicyFile.value(LIST.replace("GROUPS", groups).getBytes(UTF_8));
        var form = new PartForm(EditorWords.in(new Language("de")), content, List.of());
        String page = Html.write(Tags.div(Tags.all(form.subprocessor(0, Part.FIRST))));
        return Jsoup.parse(page).select("[name=subprocessors[0].engagements[0].category]");
    }
}
