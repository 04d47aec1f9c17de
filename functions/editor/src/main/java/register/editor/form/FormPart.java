package register.editor.form;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import register.json.Json;
import register.policyfile.PlacePaths;

/// A part of the long form, which is shown and posted alone, so that a page does not grow with the list.
///
/// @param index of the subprocessor; -1 for another part
public record FormPart(Kind kind, int index) {
    /// What a part is about.
    public enum Kind {
        /// The parts themselves.
        CONTENTS,
        /// What the version states besides its text and its list.
        VERSION,
        TEXT,
        QUESTIONS,
        SUBPROCESSOR
    }

    public static final FormPart CONTENTS = new FormPart(Kind.CONTENTS, -1);
    public static final FormPart VERSION = new FormPart(Kind.VERSION, -1);
    public static final FormPart TEXT = new FormPart(Kind.TEXT, -1);
    public static final FormPart QUESTIONS = new FormPart(Kind.QUESTIONS, -1);

    private static final String SUBPROCESSORS = "subprocessors";
    private static final String EDITIONS = "editions";

    public static FormPart subprocessor(int index) {
        return new FormPart(Kind.SUBPROCESSOR, index);
    }

    /// Its name in addresses and forms; empty for the contents.
    public String name() {
        return switch (kind) {
            case CONTENTS -> "";
            case SUBPROCESSOR -> Integer.toString(index);
            default -> kind.name().toLowerCase(Locale.ROOT);
        };
    }

    /// The part of this name; empty if the content has none.
    public static Optional<FormPart> find(String name, Json.Obj content) {
        return name.matches("[0-9]{1,6}")
                ? Optional.of(subprocessor(Integer.parseInt(name)))
                        .filter(part -> part.index < content.list(SUBPROCESSORS).size())
                : Stream.of(CONTENTS, VERSION, TEXT, QUESTIONS)
                        .filter(part -> part.name().equals(name))
                        .findFirst();
    }

    /// The part that shows a place.
    public static FormPart of(String place) {
        if (place.startsWith(SUBPROCESSORS + "[")) {
            return subprocessor(Integer.parseInt(place.substring(SUBPROCESSORS.length() + 1, place.indexOf(']'))));
        }
        if (place.equals(SUBPROCESSORS)) {
            return CONTENTS;
        }
        if (place.startsWith("section:") || PlacePaths.within(place, EDITIONS)) {
            return TEXT;
        }
        return PlacePaths.within(place, Shapes.QUESTIONS) ? QUESTIONS : VERSION;
    }

    /// The content with what was posted for this part.
    ///
    /// @throws IllegalArgumentException if the form is about something else
    public Json.Obj in(Json.Obj content, Posted form) {
        if (form.text(Posted.EXISTS).isEmpty()) {
            throw new IllegalArgumentException("expected the whole form");
        }
        return switch (kind) {
            case CONTENTS -> content;
            case SUBPROCESSOR -> withSubprocessor(content, form.document().list(SUBPROCESSORS));
            default -> Portion.with(content, form.document(), members());
        };
    }

    private List<String> members() {
        return switch (kind) {
            case TEXT -> List.of(EDITIONS);
            case QUESTIONS -> List.of(Shapes.QUESTIONS);
            default ->
                Shapes.ofPolicy().members().stream()
                        .map(FieldShape.Member::name)
                        .filter(name -> of(name).equals(VERSION))
                        .toList();
        };
    }

    private Json.Obj withSubprocessor(Json.Obj content, List<Json> posted) {
        List<Json> all = content.list(SUBPROCESSORS);
        if (posted.size() != 1 || index >= all.size()) {
            throw new IllegalArgumentException("expected the whole form of one subprocessor");
        }
        return (Json.Obj) FieldPaths.with(
                content, PlacePaths.item(SUBPROCESSORS, place(all, id(posted.getFirst()))), _ -> posted.getFirst());
    }

    /// Its index, also when others were added or removed before it since the form was made.
    private int place(List<Json> all, String id) {
        if (!id.isEmpty() && !id(all.get(index)).equals(id)) {
            for (int i = 0; i < all.size(); i++) {
                if (id(all.get(i)).equals(id)) {
                    return i;
                }
            }
        }
        return index;
    }

    private static String id(Json subprocessor) {
        return Objects.requireNonNullElse(subprocessor instanceof Json.Obj one ? one.text("id") : null, "");
    }
}
