package register.brand;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Stores the look of pages. It is not part of the record: it can be changed at any time, and no proof depends on it.
public interface Brands {
    /// The name of the default brand, for policies without their own and pages without a policy.
    String ANY = "*";

    /// Brands with the files that they use.
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

    /// @param name from `Asset.name`
    Optional<Asset> asset(String name);

    /// Replaces all brands and files. Concurrent readers see each brand, with its files, either before or after.
    void replace(All all);

    /// The brand of a policy's pages: its own, else the default.
    default Brand of(String policy) {
        Optional<Brand> own = policy.equals(ANY) ? Optional.empty() : find(policy);
        return own.or(() -> find(ANY)).orElse(Brand.SOBER);
    }
}
