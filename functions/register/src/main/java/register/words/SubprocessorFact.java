package register.words;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.policy.Contact;
import register.policy.Identifier;
import register.policy.PersonalFields;
import register.policy.PolicyVersion;
import register.policy.Subprocessor;
import register.value.Language;

/// A detail of a subprocessor besides its name and services, for pages and documents.
///
/// @param word its label, as a word of the glossary
/// @param text the value
/// @param link the value as an address, if it is one
public record SubprocessorFact(
        String word, String text, @Nullable URI link) {

    /// All details, in the order of display. An address has its country in it.
    ///
    /// @param language for the names of countries
    /// @param edition the language of one of the version's editions, for the policy's own words
    public static List<SubprocessorFact> of(
            PolicyVersion version, Subprocessor subprocessor, Words glossary, Language language, Language edition) {
        var facts = new ArrayList<SubprocessorFact>();
        PersonalFields fields = subprocessor.personal();
        add(facts, "registration-id", fields.registrationId());
        for (Identifier.Scheme scheme : Identifier.Scheme.values()) {
            List<String> values = Identifier.values(fields.identifiers(), scheme);
            add(facts, "identifier." + scheme.term(), values.isEmpty() ? null : String.join(", ", values));
        }
        if (fields.address() != null) {
            add(facts, "address", Seat.of(fields.address(), subprocessor.country(), language));
        } else if (subprocessor.country() != null) {
            add(facts, "country", Places.country(subprocessor.country(), language));
        }
        if (subprocessor.relationship() != null) {
            add(facts, "relationship", glossary.get("relationship", subprocessor.relationship()));
        }
        Contact contact = fields.contact();
        if (contact != null) {
            add(facts, "contact", contact.role().in(edition) + ", " + contact.email());
        }
        add(facts, "website", fields.website());
        add(facts, "dpa", fields.dpaUrl());
        add(facts, "its-subprocessors", fields.subprocessorListUrl());
        if (subprocessor.parentId() != null) {
            add(facts, "engaged-by", Names.of(version, subprocessor.parentId(), glossary));
        }
        return facts;
    }

    private static void add(List<SubprocessorFact> facts, String word, @Nullable Object value) {
        if (value != null) {
            facts.add(new SubprocessorFact(word, value.toString(), value instanceof URI link ? link : null));
        }
    }
}
