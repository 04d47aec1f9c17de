package register.policy;

import java.util.List;

/// A version's text in one language.
///
/// @param provider the company in whose name the policy speaks, as the source writes it
public record Edition(EditionStatus status, String title, String provider, List<Section> sections) {
    public Edition {
        sections = List.copyOf(sections);
    }
}
