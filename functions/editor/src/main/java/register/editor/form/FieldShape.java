package register.editor.form;

import java.util.List;

/// What may stand at a place of a policy file, as its schema says, and so which field a form has for it.
public sealed interface FieldShape {

    /// A text of one kind.
    record Text(Format format) implements FieldShape {}

    /// A whole number.
    record Whole() implements FieldShape {}

    /// One of some terms.
    record Choice(List<String> terms) implements FieldShape {
        public Choice {
            terms = List.copyOf(terms);
        }
    }

    /// True or false, or not stated.
    record YesNo() implements FieldShape {}

    /// Where something is processed: a country, a region, or that nobody says where. Three members of the file, of
    /// which
    /// one stands there.
    record Place() implements FieldShape {}

    /// Several texts, each on a line of its own.
    ///
    /// @param paragraphs whether an empty line stands between two, and a line break within one is a blank
    record Lines(boolean paragraphs) implements FieldShape {}

    /// A text in the language of each edition.
    record Localized() implements FieldShape {}

    /// What an import could not place, and what it asks of the whole.
    record Questions() implements FieldShape {}

    /// Members by name.
    ///
    /// @param name by which words name its members
    record Fields(String name, List<Member> members) implements FieldShape {
        public Fields {
            members = List.copyOf(members);
        }
    }

    /// One kind of thing, any number of times.
    record Items(FieldShape item) implements FieldShape {}

    /// One for each language.
    record ByLanguage(Fields edition) implements FieldShape {}

    /// What the form shows and does not change.
    record Other() implements FieldShape {}

    /// A member of an object.
    ///
    /// @param word by which words name it, such as `subprocessor.country`
    record Member(String name, String word, FieldShape shape, boolean required) {}

    /// Kinds of texts.
    enum Format {
        LINE,
        LONG,
        SLUG,
        DATE,
        DATE_TIME,
        MAIL,
        WEB,
        COUNTRY,
        REGION,
        LANGUAGE,
        ZONE,
        PERSONAL_DATA_TERM,
        DATA_SUBJECT_TERM
    }
}
