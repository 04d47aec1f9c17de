package register.editor.form;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import register.json.CanonicalJson;
import register.json.Json;
import register.json.JsonText;

/// The effects of the buttons.
class EditsTest {
    private static Json.Obj json(String text) {
        return (Json.Obj) JsonText.parse(text.replace('\'', '"').getBytes(UTF_8));
    }

    private static void assertEdit(String before, String button, String after, String focus) {
        Edits edits = Edits.make(json(before), button);
        assertEquals(CanonicalJson.text(json(after)), CanonicalJson.text(edits.document()));
        assertEquals(focus, edits.focus());
    }

    @Test
    void addsWhatAPersonFillsInNext() {
        assertEdit(
                "{'subprocessors':[{'id':'a'}]}",
                "add:subprocessors",
                "{'subprocessors':[{'id':'a'},{'engagements':[{'locations':[{}]}]}]}",
                "subprocessors[1]");
        assertEdit(
                "{}",
                "add:subprocessors",
                "{'subprocessors':[{'engagements':[{'locations':[{}]}]}]}",
                "subprocessors[0]");
        assertEdit(
                "{'subprocessors':[{'engagements':[{'id':'x'}]}]}",
                "add:subprocessors[0].engagements[0].transfers",
                "{'subprocessors':[{'engagements':[{'id':'x','transfers':[{}]}]}]}",
                "subprocessors[0].engagements[0].transfers[0]");
    }

    @Test
    void fillsAFieldOfASubprocessorThatIsThere() {
        assertEdit(
                "{'subprocessors':[{'id':'a'},{'id':'b'}]}",
                "fill:subprocessors[1].website=https://b.example/?x=1",
                "{'subprocessors':[{'id':'a'},{'id':'b','website':'https://b.example/?x=1'}]}",
                "subprocessors[1].website");
        Json.Obj one = json("{'subprocessors':[{'id':'a'}]}");
        for (String button : List.of(
                "fill:subprocessors[1].website=x",
                "fill:subprocessors[0].id=x",
                "fill:policy=x",
                "fill:subprocessors[0].website",
                "fill:")) {
            assertThrows(IllegalArgumentException.class, () -> Edits.make(one, button), button);
        }
    }

    @Test
    void removesAndMoves() {
        String three = "{'subprocessors':[{'id':'a'},{'id':'b'},{'id':'c'}]}";
        assertEdit(three, "remove:subprocessors[2]", "{'subprocessors':[{'id':'a'},{'id':'b'}]}", "subprocessors[1]");
        assertEdit(
                three,
                "up:subprocessors[2]",
                "{'subprocessors':[{'id':'a'},{'id':'c'},{'id':'b'}]}",
                "subprocessors[1]");
        assertEdit(
                three,
                "down:subprocessors[0]",
                "{'subprocessors':[{'id':'b'},{'id':'a'},{'id':'c'}]}",
                "subprocessors[1]");
        assertEdit(three, "up:subprocessors[0]", three, "subprocessors[0]");
        assertEdit(
                "{'subprocessors':[{'id':'a'}]}", "remove:subprocessors[0]", "{'subprocessors':[]}", "subprocessors");
        assertEdit("{'questions':['? x']}", "remove:questions[0]", "{}", "questions");
    }

    @Test
    void aLanguageComesAndGoesWithItsTexts() {
        String one =
                "{'editions':{'en':{'title':'T','sections':[{},{}]}},'subprocessors':[{'engagements':[{'purpose':{'en':'P'}}]}]}";
        String two = "{'editions':{'de':{'sections':[{},{}]},'en':{'title':'T','sections':[{},{}]}},"
                + "'subprocessors':[{'engagements':[{'purpose':{'en':'P'}}]}]}";
        assertEdit(one, "add-language:de", two, "editions.de");
        assertEdit(two.replace("{'en':'P'}", "{'de':'Z','en':'P'}"), "remove-language:de", one, "editions");
    }

    @Test
    void aSectionIsTheSameInEachLanguage() {
        String both =
                "{'editions':{'de':{'sections':[{'heading':'A'},{'heading':'B'}]},'en':{'sections':[{'heading':'a'}]}}}";
        assertEdit(
                both,
                "add-section",
                "{'editions':{'de':{'sections':[{'heading':'A'},{'heading':'B'},{}]},'en':{'sections':[{'heading':'a'},{},{}]}}}",
                "section:2");
        assertEdit(
                both,
                "remove-section:0",
                "{'editions':{'de':{'sections':[{'heading':'B'}]},'en':{'sections':[]}}}",
                "section:0");
        assertEdit(
                both,
                "down-section:0",
                "{'editions':{'de':{'sections':[{'heading':'B'},{'heading':'A'}]},'en':{'sections':[{'heading':'a'}]}}}",
                "section:1");
    }

    @Test
    void anUnknownButtonIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Edits.make(json("{}"), "explode:all"));
        assertThrows(IllegalArgumentException.class, () -> Edits.make(json("{}"), "up:subprocessors"));
    }

    @Test
    void aFeatureOfTheSameNameGetsTheSameId() {
        String feature = "{'id':'f','appliesWhen':{'feature':{%s'name':{'en':'%s'}}}}";
        String list = "{'subprocessors':[{'id':'a','engagements':[%s]},{'id':'b','engagements':[%s,%s]}]}";
        assertEquals(
                json(list.formatted(
                        feature.formatted("'id':'ai-assistant',", "AI assistant"),
                        feature.formatted("'id':'calls',", "Calls"),
                        feature.formatted("'id':'ai-assistant',", "AI assistant"))),
                NewIds.in(json(list.formatted(
                        feature.formatted("", "AI assistant"),
                        feature.formatted("'id':'calls',", "Calls"),
                        feature.formatted("", "AI assistant")))));
    }

    @Test
    void aFeatureThatHasItsNameInOneLanguageOnlyGetsTheIdOfTheOneSoNamed() {
        String list = "{'subprocessors':[{'id':'a','engagements':[{'id':'f','appliesWhen':{'feature':"
                + "{'id':'transcription','name':{'de':'Verschriftung','en':'Transcription'}}}},"
                + "{'id':'g','appliesWhen':{'feature':{%s'name':{'de':'%s'}}}}]}]}";
        assertEquals(
                json(list.formatted("'id':'transcription',", "verschriftung")),
                NewIds.in(json(list.formatted("", "verschriftung"))));
        assertEquals(
                json(list.formatted("'id':'anderes',", "Anderes")), NewIds.in(json(list.formatted("", "Anderes"))));
        assertEquals(
                json(list.formatted("", "? Verschriftung")), NewIds.in(json(list.formatted("", "? Verschriftung"))));
    }

    @Test
    void aNamedItemGetsAnId() {
        assertEquals(
                json(
                        "{'subprocessors':[{'legalName':'Ærø Höst & Søn ApS','id':'aero-host-son-aps','engagements':["
                                + "{'id':'hosting','service':{'en':'Hosting'}},{'id':'hosting-2','service':{'de':'Hosting'}}]},"
                                + "{'legalName':'? Birch: a brand?'},{'id':'kept','legalName':'X'},{'legalName':'X','id':'x'}]}"),
                NewIds.in(json("{'subprocessors':[{'legalName':'Ærø Höst & Søn ApS','engagements':["
                        + "{'service':{'en':'Hosting'}},{'service':{'de':'Hosting'}}]},"
                        + "{'legalName':'? Birch: a brand?'},{'id':'kept','legalName':'X'},{'legalName':'X'}]}")));
    }

    @Test
    void anIdIsNotMadeOfAPersonsName() {
        String person =
                "{'subprocessors':[{'legalName':'Petra Vogel e.K.'},{'legalName':'Petra Vogel e.K.','naturalPerson':"
                        + "false},{'legalName':'Vogel','naturalPerson':true}]}";
        assertEquals(
                json("{'subprocessors':[{'legalName':'Petra Vogel e.K.','id':'subprocessor'},{'legalName':'Petra Vogel"
                        + " e.K.','naturalPerson':false,'id':'petra-vogel-e-k'},{'legalName':'Vogel','naturalPerson':true,"
                        + "'id':'subprocessor-2'}]}"),
                NewIds.in(json(person)));
    }
}
