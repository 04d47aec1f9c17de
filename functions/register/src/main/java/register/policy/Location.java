package register.policy;

import org.jspecify.annotations.Nullable;
import register.value.Term;

/// The place where an engagement processes data.
///
/// @param place the country, the region, or unstated
/// @param detail a place within it, as the source writes it, e.g. `Northern California`
/// @param role absent if the source does not state it
public record Location(
        Place place, @Nullable Localized detail, @Nullable Role role) {

    /// The processing of personal data at a location.
    public enum Role implements Term {
        STORAGE,
        ACCESS,
        PROCESSING
    }

    /// A country, a region of several countries, or unstated.
    public sealed interface Place {}

    public record InCountry(Country country) implements Place {}

    /// A region of several countries.
    ///
    /// @param region its usual short name, e.g. `EU`, `APAC`
    public record InRegion(String region) implements Place {}

    /// Neither country nor region is stated in the source.
    public enum Unstated implements Place {
        UNSTATED
    }
}
