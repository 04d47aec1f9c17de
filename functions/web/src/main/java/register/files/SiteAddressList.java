package register.files;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import register.address.KeptAddress;
import register.chain.EntryHeader;
import register.log.Tile;
import register.page.SiteAddresses;
import register.read.feed.Feeds;
import register.value.Language;
import register.value.PolicyId;

/// The addresses of a policy without a query. Some have no answer: a first version has no changes, for example.
public record SiteAddressList(PolicyId policy) {
    private static final List<String> LISTS = List.of(".json", ".csv", ".cdx.json", ".html", ".fragment.html");
    private static final List<String> FEEDS = List.of(".atom", ".json");

    /// What an entry adds to the log: its content, checkpoint, proof and time-stamp.
    public List<String> entry(long sequence) {
        return Stream.of("contents/", "checkpoints/", "proofs/", "stamps/")
                .map(part -> log(part + sequence))
                .toList();
    }

    /// The tiles of a tree of this size.
    ///
    /// @param after the size of the tree whose tiles are known
    public List<String> tiles(long after, long size) {
        var tiles = new ArrayList<String>();
        for (int level = Tile.ENTRIES; level <= 7; level++) {
            for (long index = Tile.full(after, level); true; index++) {
                var tile = Tile.in(size, level, index);
                if (tile.isEmpty()) {
                    break;
                }
                tiles.add(log(tile.get().path()));
            }
        }
        return tiles;
    }

    /// The state of the log, which refers to all the rest of it.
    public List<String> head() {
        return List.of(log("trust"), log("witnessed"), log("checkpoint"));
    }

    /// A version in one of its revisions.
    ///
    /// @param editions its languages
    /// @param languages of the policy's pages, which show the nearest edition
    public List<String> revision(EntryHeader of, Set<Language> editions, Set<Language> languages) {
        var all = new ArrayList<String>();
        var pages = new ArrayList<String>();
        for (String address : List.of(SiteAddresses.page(of), SiteAddresses.proofPage(of))) {
            pages.add(SiteAddresses.with(address, "revision", of.revision()));
        }
        var documents = new ArrayList<String>();
        documents.add(SiteAddresses.with(SiteAddresses.snapshot(of), "revision", of.revision()));
        all.addAll(pages);
        all.addAll(documents);
        all.add(SiteAddresses.with(SiteAddresses.version(of), "revision", of.revision()));
        pages.add(SiteAddresses.changes(of, ".html", of.revision()));
        pages.add(SiteAddresses.correction(of, ".html"));
        List.of(".html", ".json", ".csv", ".cdx.json")
                .forEach(extension -> documents.add(SiteAddresses.list(of, extension)));
        for (Language language : languages) {
            pages.forEach(address -> all.add(SiteAddresses.with(address, "lang", language)));
        }
        for (Language edition : editions) {
            documents.forEach(address -> all.add(SiteAddresses.with(address, "lang", edition)));
        }
        return kept(all);
    }

    /// The current entry for a date.
    public List<String> date(LocalDate date, Set<Language> languages) {
        var all = new ArrayList<String>();
        all.add(SiteAddresses.version(policy, date));
        all.add(SiteAddresses.page(policy, date));
        all.add(SiteAddresses.proofPage(policy, date));
        for (Language language : languages) {
            all.add(SiteAddresses.with(SiteAddresses.page(policy, date), "lang", language));
            all.add(SiteAddresses.with(SiteAddresses.proofPage(policy, date), "lang", language));
            all.add(SiteAddresses.with(SiteAddresses.version(policy, date) + "/changes.html", "lang", language));
        }
        return kept(all);
    }

    /// The list in force, feeds and pages, which change with each entry.
    public List<String> current(Set<Language> languages) {
        var all = new ArrayList<String>();
        all.add(SiteAddresses.page(policy));
        all.add(SiteAddresses.versions(policy));
        all.add(SiteAddresses.with(SiteAddresses.KEYS, "policy", policy));
        var inLanguages = new ArrayList<String>();
        LISTS.forEach(extension -> inLanguages.add(SiteAddresses.list(policy, extension)));
        FEEDS.forEach(extension -> inLanguages.add(SiteAddresses.feed(policy, extension)));
        inLanguages.add(SiteAddresses.dates(policy));
        all.addAll(inLanguages);
        inLanguages.add(SiteAddresses.page(policy));
        inLanguages.add(SiteAddresses.versionsPage(policy));
        for (Language language : languages) {
            inLanguages.forEach(address -> all.add(SiteAddresses.with(address, "lang", language)));
        }
        return kept(all);
    }

    /// The versions of a year.
    public List<String> year(int year, Set<Language> languages) {
        var all = new ArrayList<String>();
        all.add(SiteAddresses.with(SiteAddresses.versions(policy), "year", year));
        languages.forEach(language ->
                all.add(SiteAddresses.with(SiteAddresses.versionsPage(policy), "year", year, "lang", language)));
        return kept(all);
    }

    /// The archived feeds of a log of this size.
    ///
    /// @param after the size of the log whose archives are known
    public List<String> archives(long after, long size, Set<Language> languages) {
        var all = new ArrayList<String>();
        for (long upTo : Feeds.archives(size)) {
            for (String extension : upTo > after ? FEEDS : List.<String>of()) {
                languages.forEach(language -> all.add(SiteAddresses.with(
                        SiteAddresses.feed(policy, extension), Feeds.UP_TO, upTo, "lang", language)));
            }
        }
        return kept(all);
    }

    private String log(String path) {
        return SiteAddresses.LOG + policy + "/" + path;
    }

    private static List<String> kept(List<String> addresses) {
        var kept = new LinkedHashSet<String>();
        addresses.forEach(address -> kept.add(KeptAddress.of(address)));
        return List.copyOf(kept);
    }
}
