package register.policyfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quicktheories.QuickTheory.qt;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import register.json.Json;
import register.json.JsonText;
import register.policy.PolicyVersion;
import register.policy.form.PolicyCodec;

/// The schema describes exactly what is written, and explains each field.
class PolicySchemaTest {
    static final Json SCHEMA = schema();

    @Test
    void theSchemasFieldsAreThoseThatAreWritten() {
        var stated = new TreeSet<String>();
        objects(SCHEMA, object -> {
            if (object.get("properties") instanceof Json.Obj properties) {
                stated.addAll(properties.members().keySet());
            }
        });
        // No random version places a table or names persons in its text, and none has questions or answers to them.
        Set<String> written = new TreeSet<>(Set.of("table", "persons", "questions", "namesakes", "namesThatStay"));
        qt().withFixedSeed(1).withExamples(300).forAll(Versions.all()).checkAssert(version -> {
            objects(
                    PolicyCodec.encode(version),
                    object -> written.addAll(object.members().keySet()));
        });
        written.removeIf(name -> name.matches("et|en|de-AT|sr-Latn|zh-Latn-TW|es-419"));
        assertEquals(stated, written);
    }

    @Test
    void everyFieldIsExplainedAndEveryObjectClosed() {
        objects(SCHEMA, object -> {
            if (object.get("properties") instanceof Json.Obj properties) {
                assertEquals(Json.Bool.FALSE, object.get("additionalProperties"), object.toString());
                properties
                        .members()
                        .forEach((name, field) -> assertTrue(
                                field instanceof Json.Obj property && property.get("description") != null, name));
            }
        });
    }

    @Test
    void aRequiredFieldLeftOutIsOneProblemAtItsPlace() {
        qt().withFixedSeed(2).withExamples(100).forAll(Versions.all()).checkAssert(version -> {
            Json.Obj whole = PolicyCodec.encode(version);
            for (String name : List.of("policy", "effectiveDate", "dateBasis", "editions", "subprocessors")) {
                var members = new java.util.TreeMap<>(whole.members());
                members.remove(name);
                assertEquals(
                        List.of(name),
                        PolicySchema.problems(new Json.Obj(members)).stream()
                                .map(problem -> problem.path())
                                .toList());
            }
        });
    }

    private static void objects(Json value, Consumer<Json.Obj> action) {
        var open = new ArrayList<Json>(List.of(value));
        while (!open.isEmpty()) {
            switch (open.removeLast()) {
                case Json.Obj object -> {
                    action.accept(object);
                    open.addAll(object.members().values());
                }
                case Json.Arr array -> open.addAll(array.items());
                default -> {}
            }
        }
    }

    private static Json schema() {
        try (InputStream in = PolicyVersion.class.getResourceAsStream("policy.schema.json")) {
            return JsonText.parse(Objects.requireNonNull(in).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
