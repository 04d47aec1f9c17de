package register.policy;

import org.jspecify.annotations.Nullable;
import register.value.Term;

/// Where an engagement's processing takes place.
///
/// @param place the country, the region, or that the source states neither
/// @param detail a place within, as the source writes it, e.g. `Northern California`
/// @param role absent where the source does not state it
public record Location(
        Place place, @Nullable Localized detail, @Nullable Role role) {

    /// What happens to personal data at a location.
    public enum Role implements Term {
        STORAGE,
        ACCESS,
        PROCESSING
    }

    /// A country, a region of several countries, or not stated.
    public sealed interface Place {}

    /// One country.
    public record InCountry(Country country) implements Place {}

    /// A region of several countries.
    ///
    /// @param region a region's usual short name, e.g. `EU`, `APAC`
    public record InRegion(String region) implements Place {}

    /// The source states neither country nor region.
    public enum Unstated implements Place {
        UNSTATED
    }
}
