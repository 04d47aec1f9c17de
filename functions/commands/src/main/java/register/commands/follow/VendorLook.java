package register.commands.follow;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import register.commands.conform.FileCheck;
import register.commands.follow.VendorNews.Kind;
import register.json.Json;
import register.json.StrangersJson;
import register.value.Language;
import register.value.Problem;

/// One look at one vendor: finds its lists, compares them with what was read before, and keeps what it reads.
final class VendorLook {
    static final int POINTER = 64 * 1024;
    private static final String WELL_KNOWN = "/.well-known/subprocessors.json";
    private static final String JSON = "application/json";
    private static final String ANY = "application/json, text/html;q=0.9, */*;q=0.5";
    /// The maximum number of lists of a vendor.
    private static final int LISTS = 5;

    private static final int DATED = 2;
    private static final int PROVABLE = 3;
    /// A link to the list as data, as a page's `Link` header names it (RFC 8288).
    private static final Pattern LINK = Pattern.compile("<([^<>\\s]{1,2000})>([^<]{0,2000})");

    private final Vendor vendor;
    private final VendorWeb web;
    private final VendorLogs logs;
    private final Comparing comparing;
    private final Language language;
    private final Set<String> seen;
    private final Clock clock;
    private final List<VendorNews> news = new ArrayList<>();
    private final List<SeenList> lists = new ArrayList<>();
    private @Nullable String trouble;

    /// @param language to read lists in, if they have it
    /// @param seen our own host, and the addresses read before, where a cycle ends; updated
    VendorLook(
            Vendor vendor,
            VendorWeb web,
            VendorLogs logs,
            Comparing comparing,
            Language language,
            Set<String> seen,
            Clock clock) {
        this.vendor = vendor;
        this.web = web;
        this.logs = logs;
        this.comparing = comparing;
        this.language = language;
        this.seen = seen;
        this.clock = clock;
    }

    /// The vendor after this look, and what is new.
    record Result(Seen seen, List<VendorNews> news) {
        Result {
            news = List.copyOf(news);
        }
    }

    Result look(@Nullable Seen before) {
        if (!pointed(before)) {
            stated(before);
        }
        var kept = new ArrayList<>(lists);
        // A list that cannot be read today is compared with later.
        if (before != null) {
            before.lists().stream()
                    .filter(list -> lists.stream().noneMatch(read -> read.key().equals(list.key())))
                    .forEach(kept::add);
        }
        if (trouble != null && (before == null || !trouble.equals(before.trouble()))) {
            news.add(VendorNews.of(vendor, Kind.UNREADABLE, trouble));
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return new Result(new Seen(vendor.id(), today, trouble, kept), news);
    }

    /// True if the vendor's domain has a pointer, or nothing else need be tried.
    private boolean pointed(@Nullable Seen before) {
        if (vendor.domain().isEmpty()) {
            return false;
        }
        VendorWeb.Page page;
        try {
            page = web.get(vendor, URI.create("https://" + vendor.domain() + WELL_KNOWN), JSON, POINTER);
        } catch (IOException e) {
            trouble = String.valueOf(e.getMessage());
            return vendor.stated() == null;
        }
        if (!page.isThere()) {
            return false;
        }
        Optional<Json.Obj> pointer = parsed(page).filter(found -> found.get("lists") != null);
        if (pointer.isEmpty() || FileCheck.of(page.body().toArray()).level() < 0) {
            trouble = WELL_KNOWN + " is not in the format";
            return false;
        }
        trouble = null;
        List<Json.Obj> pointed = pointer.get().objects("lists");
        for (int i = 0; i < Math.min(pointed.size(), LISTS); i++) {
            String id = pointed.get(i).text("id");
            pointed(id.isEmpty() ? "list " + i : id, pointed.get(i), before);
        }
        return true;
    }

    private void pointed(String key, Json.Obj pointed, @Nullable Seen before) {
        SeenList former = before == null ? null : before.list(key).orElse(null);
        String address = address(pointed.object("list"));
        if (address.isEmpty()) {
            String feed = pointed.text("feed");
            read(key, feed.isEmpty() ? pointed.text("page") : feed, 0, former, null);
            return;
        }
        boolean dated = pointed.get("versions") != null && pointed.get("feed") != null;
        boolean provable = dated && pointed.get("log") != null;
        read(key, address, provable ? PROVABLE : dated ? DATED : 1, former, provable ? pointed : null);
    }

    /// The address in our language, otherwise in English, otherwise in the first.
    private String address(Json.Obj byLanguage) {
        for (String wanted : List.of(language.tag(), "en")) {
            if (!byLanguage.text(wanted).isEmpty()) {
                return byLanguage.text(wanted);
            }
        }
        return byLanguage.members().keySet().stream()
                .findFirst()
                .map(byLanguage::text)
                .orElse("");
    }

    private void stated(@Nullable Seen before) {
        String key = "stated";
        URI address = vendor.stated() == null ? vendor.website() : vendor.stated();
        SeenList former = before == null ? null : before.list(key).orElse(null);
        if (address != null) {
            trouble = null;
            read(key, address.toString(), vendor.stated() == null ? -1 : 0, former, null);
        }
    }

    /// @param level -1 for a page that only may link to a list
    /// @param proven the list's part of the pointer, if it has a log
    private void read(String key, String named, int level, @Nullable SeenList former, Json.@Nullable Obj proven) {
        try {
            URI address = new URI(named);
            if (isCycle(address)) {
                return;
            }
            VendorWeb.Page page = web.get(vendor, address, ANY, FileCheck.LARGEST);
            if (!page.address().equals(address) && isCycle(page.address())) {
                return;
            }
            if (!page.isThere() && level >= 0) {
                throw new IOException("status " + page.status());
            }
            Optional<URI> linked = level > 0 || isList(page) ? Optional.empty() : link(page);
            if (linked.isPresent() && !isCycle(linked.get())) {
                VendorWeb.Page list = web.get(vendor, linked.get(), JSON, FileCheck.LARGEST);
                if (isList(list)) {
                    page = list;
                }
            }
            if (isList(page)) {
                keep(comparing.list(vendor, key, Math.max(1, level), page, former, news));
                if (proven != null) {
                    logs.verify(vendor, proven, page, news);
                }
            } else if (level > 0) {
                throw new IOException("no list in the format");
            } else if (level == 0) {
                keep(comparing.page(vendor, key, page, former, news));
            } else {
                throw new IOException("names no list; state subprocessorListUrl");
            }
        } catch (IOException e) {
            trouble = Problem.printable(named) + ": " + e.getMessage();
        } catch (URISyntaxException _) {
            trouble = Problem.printable(named) + ": no address";
        }
    }

    private void keep(Optional<SeenList> list) {
        list.ifPresent(lists::add);
    }

    /// True for our own list, and for one that was read before: another vendor's.
    private boolean isCycle(URI address) {
        return seen.contains(Vendor.authority(address)) || !seen.add(address.toString());
    }

    private static boolean isList(VendorWeb.Page page) {
        return page.isThere()
                && parsed(page).filter(found -> found.get("lists") == null).isPresent()
                && FileCheck.of(page.body().toArray()).level() >= 1;
    }

    static Optional<Json.Obj> parsed(VendorWeb.Page page) {
        try {
            return StrangersJson.parse(page.body().toArray()) instanceof Json.Obj object
                    ? Optional.of(object)
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<URI> link(VendorWeb.Page page) {
        Matcher links = LINK.matcher(page.header("Link"));
        while (links.find()) {
            String parameters = links.group(2).toLowerCase(Locale.ROOT).replace("\"", "");
            if (parameters.matches("(?s).*;\\s*rel=[^;]*\\balternate\\b.*")
                    && parameters.matches("(?s).*;\\s*type=application/json\\b.*")) {
                try {
                    return Optional.of(page.address().resolve(links.group(1)));
                } catch (IllegalArgumentException _) {
                    // The next one may be an address.
                }
            }
        }
        return Optional.empty();
    }
}
