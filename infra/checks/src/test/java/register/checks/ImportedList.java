package register.checks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import register.importing.Answers;
import register.importing.Draft;
import register.importing.PageImport;
import register.json.Json;
import register.policyfile.PolicyFile;
import register.value.Language;

/// A list that the register serves, imported again: the same company, groups and subprocessors, in the list's language.
final class ImportedList {
    private ImportedList() {}

    /// @param list as served in that language
    /// @return the difference; empty if there is none
    static Optional<String> difference(String list, Stated stated, Language language) throws Exception {
        Draft draft = PageImport.read("list.json", list.getBytes(UTF_8), Answers.NONE);
        if (!draft.questions().isEmpty()) {
            return Optional.of("imported list: " + draft.questions());
        }
        Json.Obj file = (Json.Obj) PolicyFile.value(draft.yaml().getBytes(UTF_8));
        Set<String> languages = stated.languages().stream().map(Language::tag).collect(Collectors.toSet());
        for (String member : List.of("groups", "company", "subprocessors")) {
            Json expected = in(language.tag(), languages, of(stated.content(), member));
            Json imported = of(file, member);
            if (!expected.equals(imported)) {
                return Optional.of("imported list: " + member + " " + imported + "; expected " + expected);
            }
        }
        return Optional.empty();
    }

    /// A list without subprocessors does not say whether it has groups.
    private static Json of(Json.Obj content, String member) {
        boolean open = member.equals("groups") && content.list("subprocessors").isEmpty();
        return Objects.requireNonNullElse(open ? null : content.get(member), Json.Null.NULL);
    }

    /// The value with its texts in one language.
    private static Json in(String language, Set<String> languages, Json value) {
        return switch (value) {
            case Json.Obj object
            when languages.equals(object.members().keySet()) ->
                Json.object().put(language, object.get(language)).build();
            case Json.Obj object -> {
                Json.Builder all = Json.object();
                object.members().forEach((name, member) -> all.put(name, in(language, languages, member)));
                yield all.build();
            }
            case Json.Arr array -> Json.array(array.items(), item -> in(language, languages, item));
            default -> value;
        };
    }
}
