package register.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.value.Language;

/// One row of the list: what a subprocessor does, where and for whom.
///
/// @param id a slug, unique within its subprocessor and stable over versions
/// @param service the kind of service in a word or two, e.g. `Servers`
/// @param purpose what it is for, in full
/// @param personalDataCategories kinds of personal data
/// @param dataSubjectCategories kinds of persons whose data it is
/// @param newCustomersFrom from when it applies to customers who join; with `existingCustomersFrom` as the company
///     states it, never computed
public record Engagement(
        String id,
        Localized service,
        Localized purpose,
        Category category,
        List<Location> locations,
        @Nullable AppliesWhen appliesWhen,
        List<DataKind> personalDataCategories,
        List<DataKind> dataSubjectCategories,
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

    /// What it is for, in this language or the nearest; empty where the service says it already.
    public Optional<String> furtherPurpose(Language language) {
        String stated = purpose.nearest(language);
        return stated.equals(service.nearest(language)) ? Optional.empty() : Optional.of(stated);
    }

    /// A kind of personal data, or of persons.
    ///
    /// @param term the same in the W3C Data Privacy Vocabulary, as it writes it: `pd:EmailAddress`, `dpv:Customer`;
    ///     absent where none is stated
    public record DataKind(Localized name, @Nullable String term) {
        private static final String VOCABULARY = "https://w3id.org/dpv";

        /// Names in this language, else in the first that there is.
        public static List<String> names(List<DataKind> kinds, Language language) {
            var names = new ArrayList<String>(kinds.size());
            for (DataKind kind : kinds) {
                names.add(kind.name.nearest(language));
            }
            return names;
        }

        /// What the term stands for: `https://w3id.org/dpv/pd#EmailAddress`; absent where there is none.
        public @Nullable String iri() {
            if (term == null) {
                return null;
            }
            String name = term.substring(term.indexOf(':') + 1);
            return VOCABULARY + (term.startsWith("pd:") ? "/pd#" : "#") + name;
        }
    }
}
