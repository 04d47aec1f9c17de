package register.desk.first;

import java.util.List;

/// A question about a draft: fields of one kind, which one page asks for, or texts that no field holds.
///
/// @param kind the word of the fields, such as `engagement.category`
/// @param spots in the draft's order
/// @param listed the items of the draft's list of questions that the answer settles
public record Question(String kind, List<Spot> spots, List<String> listed) {
    /// The kind of the fields about the company, which come together.
    static final String COMPANY = "policy.company";

    /// The kind of the date and its meaning.
    static final String DATE = "policy.effectiveDate";

    /// The kind of the language of a page that does not name it.
    static final String LANGUAGE = "column.language";

    static final String CATEGORY = "engagement.category";
    static final String PLACE = "location.~place";
    static final String TRANSFERS = "engagement.transfers";

    /// The kind of a name that resembles another.
    static final String SAME = "subprocessor.id";

    /// The kind of texts that no field holds.
    static final String REST = "policy.questions";

    public Question {
        spots = List.copyOf(spots);
        listed = List.copyOf(listed);
    }

    /// Distinguishes it from the draft's other questions.
    public String mark() {
        return kind + " " + spots.stream().map(Spot::path).toList() + " " + listed.hashCode();
    }
}
