package register.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.value.Language;

/// A row of the list: a subprocessor's service, with its places and customers.
///
/// @param id a slug, unique within its subprocessor and stable over versions
/// @param service the kind of service in a word or two, e.g. `Servers`
/// @param purpose the full purpose
/// @param category `NONE` in a list without groups
/// @param personalDataCategories kinds of personal data
/// @param dataSubjectCategories kinds of data subjects
/// @param retention how long the subprocessor keeps the data
/// @param newCustomersFrom the date from which it applies to new customers; like `existingCustomersFrom` stated by
///     the company, never computed
public record Engagement(
        String id,
        Localized service,
        Localized purpose,
        Category category,
        List<Location> locations,
        @Nullable AppliesWhen appliesWhen,
        List<DataKind> personalDataCategories,
        List<DataKind> dataSubjectCategories,
        @Nullable Localized retention,
        List<Transfer> transfers,
        @Nullable Boolean modelTraining,
        @Nullable LocalDate newCustomersFrom,
        @Nullable LocalDate existingCustomersFrom,
        @Nullable LocalDate endsOn) {
    public Engagement {
        locations = List.copyOf(locations);
        personalDataCategories = List.copyOf(personalDataCategories);
        dataSubjectCategories = List.copyOf(dataSubjectCategories);
        transfers = List.copyOf(transfers);
    }

    /// The purpose in this language or the nearest; empty if the service already says it.
    public Optional<String> furtherPurpose(Language language) {
        String stated = purpose.nearest(language);
        return stated.equals(service.nearest(language)) ? Optional.empty() : Optional.of(stated);
    }

    /// A kind of personal data, or of data subjects.
    ///
    /// @param term its equivalent in the W3C Data Privacy Vocabulary, in that spelling: `pd:EmailAddress`,
    ///     `dpv:Customer`; absent if none is stated
    public record DataKind(Localized name, @Nullable String term) {
        private static final String VOCABULARY = "https://w3id.org/dpv";

        /// The names in this language, otherwise in the first available.
        public static List<String> names(List<DataKind> kinds, Language language) {
            var names = new ArrayList<String>(kinds.size());
            for (DataKind kind : kinds) {
                names.add(kind.name.nearest(language));
            }
            return names;
        }

        /// The term's full IRI: `https://w3id.org/dpv/pd#EmailAddress`; null if there is no term.
        public @Nullable String iri() {
            if (term == null) {
                return null;
            }
            String name = term.substring(term.indexOf(':') + 1);
            return VOCABULARY + (term.startsWith("pd:") ? "/pd#" : "#") + name;
        }
    }
}
