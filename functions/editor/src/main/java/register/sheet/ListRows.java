package register.sheet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import register.json.Json;
import register.value.Problem;

/// The rows of both sheets, as the file has them.
///
/// @param key names the row: an id, or the ids of subprocessor and engagement, with `/` between; or the question in
///     place of an id
/// @param parent the key of an engagement's subprocessor; empty for a subprocessor
/// @param owner the name of an engagement's subprocessor; empty for a subprocessor
record ListRows(String key, String parent, String owner, Json.Obj content, String path) {
    static List<ListRows> subprocessors(Json.Obj file) {
        var rows = new ArrayList<ListRows>();
        List<Json> items = file.list("subprocessors");
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Json.Obj subprocessor) {
                rows.add(new ListRows(subprocessor.text("id"), "", "", subprocessor, "subprocessors[" + i + "]"));
            }
        }
        return rows;
    }

    static List<ListRows> engagements(Json.Obj file) {
        var rows = new ArrayList<ListRows>();
        int number = 0;
        for (ListRows subprocessor : subprocessors(file)) {
            number++;
            String of = subprocessor.isAsked() ? "?" + number : subprocessor.key();
            List<Json> items = subprocessor.content().list("engagements");
            for (int i = 0; i < items.size(); i++) {
                if (items.get(i) instanceof Json.Obj engagement) {
                    rows.add(new ListRows(
                            of + "/" + engagement.text("id"),
                            subprocessor.key(),
                            name(subprocessor.content()),
                            engagement,
                            subprocessor.path() + ".engagements[" + i + "]"));
                }
            }
        }
        return rows;
    }

    /// The reason why no sheet can be made of the file, whose rows are found by id; empty if there is none.
    static Optional<Problem> problem(Json.Obj file) {
        var keys = new HashSet<String>();
        for (List<ListRows> rows : List.of(subprocessors(file), engagements(file))) {
            keys.clear();
            for (ListRows row : rows) {
                String id = row.content().text("id");
                if (id.isEmpty() || (!row.isAsked() && id.contains("/")) || !keys.add(row.key())) {
                    return Optional.of(Problem.inEnglish(
                            row.path() + ".id", id, "expected a unique id, which identifies its row in the sheet"));
                }
            }
        }
        return Optional.empty();
    }

    /// True if its id is an open question.
    boolean isAsked() {
        return content.text("id").startsWith("?");
    }

    /// The name as the list shows it.
    static String name(Json.Obj subprocessor) {
        for (String member : List.of("legalName", "displayName")) {
            if (subprocessor.get(member) instanceof Json.Str(String name) && !name.isBlank()) {
                return name;
            }
        }
        return subprocessor.text("id");
    }
}
