package register.memory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import register.brand.Asset;
import register.brand.Brand;
import register.brand.Brands;

/// Brands in a map.
public final class MemoryBrands implements Brands {
    private volatile All all = new All(Map.of(), List.of());

    @Override
    public Optional<Brand> find(String name) {
        return Optional.ofNullable(all.brands().get(name));
    }

    @Override
    public Optional<Asset> asset(String name) {
        return all.assets().stream().filter(asset -> asset.name().equals(name)).findFirst();
    }

    @Override
    public void replace(All others) {
        all = others;
    }
}
