package register.editor.form;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import register.json.Json;

/// A part of the form, with what the file says there.
public sealed interface FormNode {
    /// Where it stands in the file, as problems name it: `subprocessors[3].country`.
    String path();

    /// What the file says there and no field can show: an open question, or what is not of the expected form. It
    /// stays
    /// until it is answered or left out; null for none.
    @Nullable
    Json kept();

    /// One input.
    ///
    /// @param value as the input shows it; empty where nothing is stated
    record Field(
            String path,
            FieldShape.Member member,
            String value,
            @Nullable Json kept) implements FormNode {}

    /// Several together.
    ///
    /// @param rest members that the schema does not know
    record Group(
            String path,
            FieldShape.Fields shape,
            List<FormNode> children,
            @Nullable Json kept,
            Json.Obj rest) implements FormNode {
        public Group {
            children = List.copyOf(children);
        }

        /// The child with this name; null where the schema has none.
        public @Nullable FormNode child(String name) {
            String wanted = FieldPaths.below(path, name);
            return children.stream()
                    .filter(node -> node.path().equals(wanted))
                    .findFirst()
                    .orElse(null);
        }

        /// What the field of this name shows; empty where there is none.
        public String text(String name) {
            return child(name) instanceof Field field ? field.value() : "";
        }
    }

    /// Any number of one kind.
    ///
    /// @param stated whether the file has the list, be it empty
    record Listed(
            String path,
            FieldShape.Member member,
            List<FormNode> items,
            boolean stated,
            @Nullable Json kept) implements FormNode {
        public Listed {
            items = List.copyOf(items);
        }
    }

    /// One text in several languages.
    ///
    /// @param texts by language, in the order of the editions
    record Texts(
            String path,
            FieldShape.Member member,
            List<Field> texts,
            @Nullable Json kept,
            Json.Obj rest) implements FormNode {
        public Texts {
            texts = List.copyOf(texts);
        }
    }

    /// The editions.
    ///
    /// @param editions by language tag
    record Editions(
            String path,
            Map<String, Group> editions,
            @Nullable Json kept,
            Json.Obj rest) implements FormNode {}

    /// What the file asks of the whole.
    record Asked(
            String path, List<String> questions, @Nullable Json kept) implements FormNode {
        public Asked {
            questions = List.copyOf(questions);
        }
    }
}
