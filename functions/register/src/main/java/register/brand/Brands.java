package register.brand;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keeps how pages look. It is no part of the record: it can be changed at any time, and no proof depends on it.
public interface Brands {
    /// The name of the brand of all policies that have none of their own, and of pages of no policy.
    String ANY = "*";

    /// Brands with the files that they name.
    ///
    /// @param brands by policy, or `ANY`
    record All(Map<String, Brand> brands, List<Asset> assets) {
        public All {
            brands = Map.copyOf(brands);
            assets = List.copyOf(assets);
        }
    }

    /// The brand under exactly this name.
    ///
    /// @param name of a policy, or `ANY`
    Optional<Brand> find(String name);

    /// @param name as `Asset.name` has it
    Optional<Asset> asset(String name);

    /// Puts these in place of all that are kept. Whoever reads meanwhile finds each brand as it was or as it is, with
    /// its files.
    void replace(All all);

    /// The brand of a policy's pages: its own, else that of all.
    default Brand of(String policy) {
        Optional<Brand> own = policy.equals(ANY) ? Optional.empty() : find(policy);
        return own.or(() -> find(ANY)).orElse(Brand.SOBER);
    }
}
