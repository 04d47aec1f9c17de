package register.words;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import register.policy.PolicyVersion;
import register.policy.Subprocessor;

/// A subprocessor further down a chain.
///
/// @param parent that engages it
public record ChainLink(Subprocessor subprocessor, Subprocessor parent) {

    /// The subprocessors that the first one of a chain engages, each followed by those that it engages itself, to
    /// any depth. Empty for one that another listed subprocessor engages, so that each is named once.
    public static List<ChainLink> below(PolicyVersion version, Subprocessor first) {
        List<Subprocessor> all = version.subprocessors();
        if (first.parentId() != null
                || all.stream().noneMatch(each -> first.id().equals(each.parentId()))) {
            return List.of();
        }
        Map<String, List<Subprocessor>> engaged = new HashMap<>();
        for (Subprocessor each : all) {
            if (each.parentId() != null) {
                engaged.computeIfAbsent(each.parentId(), _ -> new ArrayList<>()).add(each);
            }
        }
        var links = new ArrayList<ChainLink>();
        Deque<ChainLink> open = new ArrayDeque<>();
        push(open, engaged, first);
        while (!open.isEmpty()) {
            ChainLink next = open.pop();
            links.add(next);
            push(open, engaged, next.subprocessor());
        }
        return links;
    }

    /// Each is taken once, so that even a cycle ends.
    private static void push(Deque<ChainLink> open, Map<String, List<Subprocessor>> engaged, Subprocessor parent) {
        List<Subprocessor> below = engaged.remove(parent.id());
        for (Subprocessor each : below == null ? List.<Subprocessor>of() : below.reversed()) {
            open.push(new ChainLink(each, parent));
        }
    }
}
