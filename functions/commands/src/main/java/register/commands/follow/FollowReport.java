package register.commands.follow;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import register.json.Json;
import register.notice.NoticeDays;
import register.policy.PolicyVersion;

/// What is new at a policy's vendors, with the last day on which customers can be notified of it.
public final class FollowReport {
    private final PolicyVersion version;
    private final NoticeDays days;
    private final FollowState state;
    private final Instant now;

    FollowReport(PolicyVersion version, NoticeDays days, FollowState state, Instant now) {
        this.version = version;
        this.days = days;
        this.state = state;
        this.now = now;
    }

    /// True if there is nothing to report.
    public boolean isQuiet() {
        return state.news().isEmpty();
    }

    /// True if customers can no longer be notified in time of some change, or a vendor's log was changed.
    public boolean isAlarming() {
        return state.news().stream().anyMatch(each -> isLate(each) || each.kind() == VendorNews.Kind.ALARM);
    }

    private boolean isLate(VendorNews news) {
        LocalDate start = news.start();
        return start != null && days.isLate(start, now);
    }

    public List<String> lines() {
        var lines = new ArrayList<String>();
        String last = "";
        for (VendorNews each : state.news()) {
            if (!each.vendor().equals(last)) {
                lines.add(each.name() + " (" + each.vendor() + "):");
                last = each.vendor();
            }
            lines.add("  " + each.kind().term() + ": " + each.text() + deadline(each));
        }
        return lines;
    }

    private String deadline(VendorNews news) {
        LocalDate start = news.start();
        if (start == null) {
            return "";
        }
        Integer most = days.days();
        String period = most == null ? "no days of notice are stated" : most + " days";
        return ", from " + start
                + (isLate(news)
                        ? ": TOO LATE to notify customers in time, the last day was "
                        : ": notify customers no later than ")
                + days.lastDay(start) + " (" + period + ")";
    }

    public Json.Obj json() {
        return Json.object()
                .put("policy", version.policy().value())
                .put("noticeDays", days.days() == null ? null : Json.of(days.days()))
                .put("late", state.news().stream().anyMatch(this::isLate))
                .put("news", Json.array(state.news(), this::json))
                .put("vendors", Json.array(state.vendors(), FollowReport::json))
                .build();
    }

    private Json json(VendorNews news) {
        LocalDate start = news.start();
        return Json.object()
                .put("vendor", news.vendor())
                .put("name", news.name())
                .put("kind", news.kind().term())
                .put("text", news.text())
                .put("subject", news.subject())
                .put("start", start == null ? null : start.toString())
                .put("lastDay", start == null ? null : days.lastDay(start).toString())
                .put("late", start == null ? null : Json.of(isLate(news)))
                .build();
    }

    private static Json json(Seen vendor) {
        return Json.object()
                .put("id", vendor.vendor())
                .put("looked", vendor.looked().toString())
                .put("trouble", vendor.trouble())
                .put("lists", Json.array(vendor.lists(), list -> list.ownList().with("level", Json.of(list.level()))))
                .build();
    }

    /// The lists of a vendor as they were last read; the first is the one that our own list may state.
    List<SeenList> lists(String vendor) {
        return state.vendor(vendor).map(Seen::lists).orElse(List.of());
    }

    /// The questions that pages leave to a person.
    List<VendorNews> questions() {
        return state.news().stream()
                .filter(each -> each.kind() == VendorNews.Kind.QUESTION)
                .toList();
    }

    NoticeDays days() {
        return days;
    }
}
