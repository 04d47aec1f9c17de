package register.commands.requests;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import register.assembly.Register;
import register.commands.option.SiteOption;
import register.commands.option.Terminal;
import register.commands.text.ObjectionText;
import register.commands.text.RequestTable;
import register.commands.text.RequestText;
import register.json.Json;
import register.machine.site.Site;
import register.notices.objection.Objecting;
import register.objection.Objection;
import register.request.DpaRequest;
import register.request.Matter;
import register.request.RequestLog;
import register.request.RequestState;
import register.settings.BadSettingException;
import register.value.Reference;
import register.value.Term;

/// The requests to list.
final class ListOptions {
    private static final String OPEN = "open";
    private static final Pattern AGE = Pattern.compile("([0-9]{1,5})([hd])");

    @Option(
            names = "--matter",
            paramLabel = "MATTER",
            description = "Only requests of this matter: breach, data-subject-request, objection, redlines,"
                    + " termination, dpa or question.")
    private @Nullable Matter matter;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "Only requests in this state, e.g. queued or closed; open means all that are not closed.")
    private @Nullable String state;

    @Option(
            names = "--older-than",
            paramLabel = "AGE",
            description = "Only requests older than this, e.g. 14d (days) or 36h (hours).")
    private @Nullable String olderThan;

    @Option(
            names = "--limit",
            paramLabel = "COUNT",
            defaultValue = "100",
            description = "List at most this many; default: ${DEFAULT-VALUE}.")
    private int limit = 100;

    void print(SiteOption at, Terminal terminal) throws IOException {
        Instant now = terminal.clock().instant();
        if (limit < 1) {
            throw new BadSettingException("--limit", Integer.toString(limit), "expected 1 or more");
        }
        Predicate<DpaRequest> wanted = inState().and(arrivedBefore(now)).and(this::isOfMatter);
        Site site = at.existing();
        RequestLog requests = site.register().ports().requests();
        List<DpaRequest> all = (OPEN.equals(state) ? requests.pending() : requests.newest(Integer.MAX_VALUE))
                .stream().filter(wanted).sorted(RequestTable.ORDER).toList();
        List<DpaRequest> listed = all.stream().limit(limit).toList();
        Map<Reference, String> subjects =
                Subjects.of(listed, site.register().ports().documents());
        List<Objection> objections = objections(site);
        terminal.result(
                () -> Json.object()
                        .put(
                                "requests",
                                Json.array(
                                        listed,
                                        request -> RequestText.json(request, subjects.get(request.reference()))))
                        .put("more", all.size() - listed.size())
                        .put("objections", Json.array(objections, ObjectionText::json))
                        .build(),
                () -> lines(listed, subjects, objections, site.register(), now));
        explain(listed, all.size() - listed.size(), terminal);
    }

    private static Stream<String> lines(
            List<DpaRequest> listed,
            Map<Reference, String> subjects,
            List<Objection> objections,
            Register register,
            Instant now) {
        Stream<String> requests = RequestTable.lines(listed, subjects, now).stream();
        return objections.isEmpty()
                ? requests
                : Stream.concat(
                        requests,
                        Stream.concat(
                                Stream.of("", "open objections:"), ObjectionText.table(objections, register).stream()));
    }

    private static void explain(List<DpaRequest> listed, int more, Terminal terminal) {
        if (more > 0) {
            terminal.err().println(more + " more: --limit " + (listed.size() + more) + " lists all");
        }
        if (!listed.isEmpty() && !terminal.isForPrograms()) {
            terminal.err().println("states:");
            RequestTable.legend(listed).forEach(terminal.err()::println);
        }
    }

    /// The open objections, unless a filter leaves them out.
    private List<Objection> objections(Site site) {
        boolean asked = state == null && olderThan == null && (matter == null || matter == Matter.OBJECTION);
        return asked ? Objecting.open(site.register()) : List.of();
    }

    private boolean isOfMatter(DpaRequest request) {
        return matter == null || request.about().filter(matter::equals).isPresent();
    }

    private Predicate<DpaRequest> inState() {
        String asked = state;
        if (asked == null) {
            return _ -> true;
        }
        if (asked.equals(OPEN)) {
            return request -> !request.state().isClosed();
        }
        RequestState one = Term.find(RequestState.class, asked)
                .orElseThrow(() -> new BadSettingException(
                        "--state",
                        asked,
                        "expected open or one of "
                                + Arrays.stream(RequestState.values())
                                        .map(Term::term)
                                        .collect(Collectors.joining(", "))));
        return request -> request.state() == one;
    }

    private Predicate<DpaRequest> arrivedBefore(Instant now) {
        if (olderThan == null) {
            return _ -> true;
        }
        Matcher read = AGE.matcher(olderThan);
        if (!read.matches()) {
            throw new BadSettingException("--older-than", olderThan, "expected days or hours, e.g. 14d or 36h");
        }
        long count = Long.parseLong(read.group(1));
        Instant before = now.minus(read.group(2).equals("d") ? Duration.ofDays(count) : Duration.ofHours(count));
        return request -> request.arrival().receivedAt().isBefore(before);
    }
}
