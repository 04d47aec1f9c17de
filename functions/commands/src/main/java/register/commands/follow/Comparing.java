package register.commands.follow;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import register.commands.follow.SeenList.Told;
import register.commands.follow.VendorNews.Kind;
import register.importing.Answers;
import register.importing.Draft;
import register.importing.PageImport;
import register.importing.source.RefusedSourceException;
import register.importing.web.WebPage;
import register.json.Json;
import register.json.StrangersJson;
import register.policyfile.FileRefusedException;
import register.policyfile.OpenQuestions;
import register.policyfile.PersonQuestions;
import register.policyfile.PolicyFile;
import register.value.Bytes;
import register.value.Sha256;

/// Compares a vendor's list, feed or page with what was read before.
record Comparing(Evidence evidence, Clock clock) {
    private static final List<String> LEVELS = List.of("page", "list", "dated", "provable");
    private static final Set<String> FEEDS = Set.of(
            "application/atom+xml", "application/rss+xml", "application/xml", "text/xml", "application/feed+json");
    /// The maximum number of names on a page, or of entries of a feed.
    private static final int NAMES = 1000;

    /// A list by its subprocessors' ids.
    ///
    /// @param news receives the changes
    Optional<SeenList> list(
            Vendor vendor, String key, int level, VendorWeb.Page page, @Nullable SeenList former, List<VendorNews> news)
            throws IOException {
        var now = new VendorList(VendorLook.parsed(page).orElseThrow());
        VendorList before = former == null || former.effectiveDate() == null ? null : former(former);
        List<Told> told = former == null ? List.of() : former.told();
        List<String> keys = told.stream().map(Told::key).toList();
        if (before == null) {
            news.add(VendorNews.of(
                    vendor,
                    Kind.FOLLOWED,
                    "its list is followed from now on: level " + level + " (" + LEVELS.get(level) + "), "
                            + now.subprocessors().size() + " subprocessors, in force from " + now.effectiveDate()));
        } else {
            now.since(before).stream()
                    .filter(change -> !keys.contains(change.key()))
                    .forEach(change -> news.add(news(vendor, change)));
        }
        ask(vendor, level, former, news);
        List<VendorList.Change> announced = now.announcedChanges();
        announced.stream()
                .filter(change -> !told.contains(Told.of(change)))
                .forEach(change -> news.add(news(vendor, change)));
        var still = new ArrayList<>(announced.stream().map(Told::of).toList());
        for (Told earlier : told) {
            if (announced.stream().noneMatch(change -> change.key().equals(earlier.key()))) {
                if (earlier.version().isAfter(now.effectiveDate())) {
                    news.add(VendorNews.of(vendor, Kind.WITHDRAWN, "no longer announces: " + earlier.key()));
                } else {
                    still.add(earlier);
                }
            }
        }
        String stated = now.list().text("contentHash");
        return Optional.of(new SeenList(
                key,
                level,
                page.address(),
                page.body().hash(),
                now.effectiveDate(),
                stated.isEmpty() ? null : new Sha256(stated),
                clock.instant(),
                !now.announced().isEmpty(),
                before == null || former == null ? List.copyOf(now.ids()) : former.first(),
                still,
                List.of()));
    }

    /// Asks why a vendor shows less than before, as one would that hides its log's fork.
    private static void ask(Vendor vendor, int level, @Nullable SeenList former, List<VendorNews> news) {
        if (former != null && level < former.level()) {
            news.add(VendorNews.of(
                    vendor,
                    Kind.QUESTION,
                    "why is its list of level " + level + " (" + LEVELS.get(level) + "), no longer " + former.level()
                            + " (" + LEVELS.get(former.level()) + ")?"));
        }
    }

    private @Nullable VendorList former(SeenList former) throws IOException {
        Optional<Bytes> kept = evidence.content(former.hash());
        return kept.isPresent() && StrangersJson.parse(kept.get().toArray()) instanceof Json.Obj list
                ? new VendorList(list)
                : null;
    }

    private static VendorNews news(Vendor vendor, VendorList.Change change) {
        return new VendorNews(vendor.id(), vendor.name(), change.kind(), change.text(), change.id(), change.start());
    }

    /// A page by the names that an import finds, or a feed by its entries: only questions for a person.
    Optional<SeenList> page(
            Vendor vendor, String key, VendorWeb.Page page, @Nullable SeenList seen, List<VendorNews> news) {
        ask(vendor, 0, seen, news);
        // A list's subprocessors have ids, not names to compare with.
        SeenList former = seen == null || seen.level() > 0 ? null : seen;
        boolean feed = FEEDS.contains(page.type());
        List<String> names;
        try {
            names = feed ? entries(page) : names(page);
        } catch (RefusedSourceException e) {
            if (former == null || !former.names().isEmpty()) {
                news.add(VendorNews.of(
                        vendor, Kind.QUESTION, "look at " + page.address() + " yourself: " + e.getMessage()));
            }
            names = List.of();
        }
        if (former == null) {
            news.add(VendorNews.of(
                    vendor,
                    Kind.FOLLOWED,
                    "its " + (feed ? "feed" : "page") + " is followed from now on: level 0 (page), " + names.size()
                            + (feed ? " entries" : " names")));
        } else if (!names.isEmpty()) {
            added(former.names(), names)
                    .forEach(name -> news.add(VendorNews.of(
                            vendor,
                            Kind.QUESTION,
                            feed
                                    ? "its feed says: " + name
                                    : "is \"" + name + "\" on " + page.address()
                                            + " a new subprocessor, and from when?")));
            if (!feed) {
                added(names, former.names())
                        .forEach(name -> news.add(VendorNews.of(
                                vendor,
                                Kind.QUESTION,
                                "is \"" + name + "\" no longer a subprocessor? " + page.address()
                                        + " does not name it any more")));
            }
        }
        List<String> kept = names.isEmpty() && former != null ? former.names() : names;
        return Optional.of(new SeenList(
                key,
                0,
                page.address(),
                page.body().hash(),
                null,
                null,
                clock.instant(),
                false,
                former == null ? kept : former.first(),
                List.of(),
                kept));
    }

    private static List<String> added(List<String> before, List<String> after) {
        var former = new HashSet<>(before);
        return after.stream().filter(name -> !former.contains(name)).toList();
    }

    private static List<String> names(VendorWeb.Page page) throws RefusedSourceException {
        String coding = page.header("Content-Encoding");
        WebPage read = WebPage.of(
                page.address(),
                page.header("Content-Type"),
                coding.isEmpty() ? "identity" : coding,
                page.body().toArray());
        Draft draft = PageImport.read("page." + read.ending(), read.bytes(), read.address(), Answers.NONE);
        try {
            var names = new LinkedHashSet<String>();
            Json value = PolicyFile.value(draft.yaml().getBytes(UTF_8));
            for (Json each : value instanceof Json.Obj policy ? policy.list("subprocessors") : List.<Json>of()) {
                if (each instanceof Json.Obj subprocessor && !PersonQuestions.perhaps(subprocessor)) {
                    name(subprocessor).ifPresent(names::add);
                }
            }
            return names.stream().limit(NAMES).toList();
        } catch (FileRefusedException e) {
            throw new RefusedSourceException(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<String> name(Json.Obj subprocessor) {
        var questions = new ArrayList<String>();
        OpenQuestions.seek(subprocessor, (path, _) -> questions.add(path));
        for (String field : List.of("legalName", "displayName")) {
            if (!subprocessor.text(field).isEmpty() && !questions.contains(field)) {
                return Optional.of(subprocessor.text(field));
            }
        }
        return Optional.empty();
    }

    private static List<String> entries(VendorWeb.Page page) {
        var entries = new LinkedHashSet<String>();
        if (page.type().endsWith("json")) {
            VendorLook.parsed(page)
                    .ifPresent(feed -> feed.objects("items")
                            .forEach(item -> entries.add(item.text("date_published") + " " + item.text("title"))));
        } else {
            String text = new String(page.body().toArray(), UTF_8);
            for (Element entry : Jsoup.parse(text, "", Parser.xmlParser()).select("entry, item")) {
                Element date = entry.selectFirst("updated, pubDate");
                Element title = entry.selectFirst("title");
                entries.add((date == null ? "" : date.text() + " ") + (title == null ? "" : title.text()));
            }
        }
        return entries.stream().limit(NAMES).toList();
    }
}
