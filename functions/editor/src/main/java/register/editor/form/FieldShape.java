package register.editor.form;

import java.util.List;

/// The values that the schema allows at a place of a policy file, which determine the form's field.
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

    /// The place of processing: a country, a region, or unstated. Three members of the file, of which one is present.
    record Place() implements FieldShape {}

    /// Several texts, each on a line of its own.
    ///
    /// @param paragraphs true if an empty line separates them, and a line break within one is a blank
    record Lines(boolean paragraphs) implements FieldShape {}

    /// A text in the language of each edition.
    record Localized() implements FieldShape {}

    /// The questions of an import about the whole file and what it could not place.
    record Questions() implements FieldShape {}

    /// Members by name.
    ///
    /// @param name their collective name in the editor's words
    record Fields(String name, List<Member> members) implements FieldShape {
        public Fields {
            members = List.copyOf(members);
        }
    }

    /// Any number of items of one kind.
    record Items(FieldShape item) implements FieldShape {}

    /// An item for each language.
    record ByLanguage(Fields edition) implements FieldShape {}

    /// A value that the form shows and does not change.
    record Other() implements FieldShape {}

    /// A member of an object.
    ///
    /// @param word its key in the editor's words, such as `subprocessor.country`
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
        GROUP,
        LANGUAGE,
        ZONE,
        PERSONAL_DATA_TERM,
        DATA_SUBJECT_TERM
    }
}
