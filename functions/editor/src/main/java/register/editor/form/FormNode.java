package register.editor.form;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.policyfile.PlacePaths;

/// A part of the form, with the file's content at that place.
public sealed interface FormNode {
    /// Its place in the file, in the notation of problems: `subprocessors[3].country`.
    String path();

    /// Content that no field can show: an open question, or a value of an unexpected form. It stays until it is
    /// answered or left out; null for none.
    @Nullable
    Json kept();

    /// One input.
    ///
    /// @param value as the input shows it; empty if nothing is stated
    record Field(
            String path,
            FieldShape.Member member,
            String value,
            @Nullable Json kept) implements FormNode {}

    /// Several nodes together.
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

        /// The child with this name; null if the schema has none.
        public @Nullable FormNode child(String name) {
            String wanted = PlacePaths.below(path, name);
            return children.stream()
                    .filter(node -> node.path().equals(wanted))
                    .findFirst()
                    .orElse(null);
        }

        /// The text in the field of this name; empty if there is none.
        public String text(String name) {
            return child(name) instanceof Field field ? field.value() : "";
        }
    }

    /// Any number of items of one kind.
    ///
    /// @param stated true if the file has the list, even if empty
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

    /// The file's questions about the policy as a whole.
    record QuestionList(
            String path, List<String> questions, @Nullable Json kept) implements FormNode {
        public QuestionList {
            questions = List.copyOf(questions);
        }
    }
}
