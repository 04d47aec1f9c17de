package register.files;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import register.brand.Brand;
import register.page.Look;
import register.page.SiteAddresses;
import register.read.docs.DocsPage;
import register.read.embed.Component;
import register.value.Language;

/// The addresses without a query that belong to no policy. Some have no answer.
public final class CommonAddresses {
    private static final List<String> FIXED = List.of(
            "/",
            SiteAddresses.VERIFY,
            SiteAddresses.POLICIES + ".json",
            SiteAddresses.KEYS + ".json",
            SiteAddresses.OPENAPI,
            SiteAddresses.LIST_SCHEMA,
            SiteAddresses.LIST_CONTEXT,
            "/v1/policy.schema.json",
            SiteAddresses.DOCS,
            Component.LATEST,
            Look.ICON,
            "/.well-known/subprocessors.json",
            "/llms.txt",
            "/robots.txt",
            "/sitemap.xml");

    private CommonAddresses() {}

    /// @param languages of the pages
    /// @param brands whose files the pages show
    public static List<String> of(Collection<Language> languages, List<Brand> brands) {
        var all = new ArrayList<>(FIXED);
        all.addAll(DocsPage.addresses());
        all.addAll(Component.addresses());
        for (Language language : languages) {
            all.add(SiteAddresses.with("/", "lang", language));
            all.add(SiteAddresses.with(SiteAddresses.VERIFY, "lang", language));
        }
        for (Brand brand : brands) {
            Stream.of(brand.logo(), brand.logoDark(), brand.favicon(), brand.font())
                    .filter(Objects::nonNull)
                    .map(asset -> Look.ASSETS + asset)
                    .forEach(all::add);
        }
        return List.copyOf(all);
    }
}
