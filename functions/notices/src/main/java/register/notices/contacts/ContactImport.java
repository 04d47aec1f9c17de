package register.notices.contacts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import register.recipient.Recipient;
import register.recipient.RecipientId;
import register.recipient.Recipients;
import register.request.ChangeAuthor;
import register.value.PolicyId;

/// Makes a policy's contacts match a file. Repeating an interrupted import completes it; repeating a finished one
/// changes nothing.
public record ContactImport(Recipients recipients, PolicyId policy) {
    private static final int PAGE = 1000;
    private static final int ATTEMPTS = 5;
    /// Concurrent, because a remote engine takes time to answer each.
    private static final int AT_ONCE = 8;

    /// Receives the number of differences done, and their total.
    public interface Progress {
        void at(long done, long all);
    }

    /// The effect of an import.
    ///
    /// @param unchanged the number of contacts that do not change
    /// @param absent the number of current contacts missing from the file
    public record Plan(List<ContactDifference> differences, int unchanged, int absent) {
        public Plan {
            differences = List.copyOf(differences);
        }

        public long count(ContactDifference.Kind kind) {
            return differences.stream()
                    .filter(difference -> difference.kind() == kind)
                    .count();
        }
    }

    /// Compares; writes nothing.
    ///
    /// @param complete true if contacts missing from the file are to end
    public Plan plan(Collection<ContactRow> contacts, boolean complete) {
        Map<String, Recipient> standing = standing();
        var differences = new ArrayList<ContactDifference>();
        var named = new HashSet<String>();
        int unchanged = 0;
        for (ContactRow contact : contacts) {
            named.add(contact.externalId());
            Recipient there = standing.get(contact.externalId());
            ContactDifference difference =
                    there == null ? ContactDifference.added(contact) : ContactDifference.between(there, contact);
            if (difference.isNone()) {
                unchanged++;
            } else {
                differences.add(difference);
            }
        }
        List<Recipient> absent = standing.entrySet().stream()
                .filter(entry ->
                        !named.contains(entry.getKey()) && entry.getValue().isNotified())
                .map(Map.Entry::getValue)
                .toList();
        if (complete) {
            absent.stream().map(ContactDifference::ended).forEach(differences::add);
        }
        return new Plan(differences, unchanged, absent.size());
    }

    /// Carries out the import.
    ///
    /// @param by who imports
    /// @return its effect
    public Plan run(Collection<ContactRow> contacts, boolean complete, ChangeAuthor by, Progress progress) {
        Plan first = plan(contacts, complete);
        List<ContactDifference> left = first.differences();
        for (int attempt = 1; !left.isEmpty(); attempt++) {
            if (attempt > ATTEMPTS) {
                throw new IllegalStateException(left.size() + " contacts were changed by others " + ATTEMPTS
                        + " times meanwhile; import again");
            }
            boolean all = apply(left, by, progress);
            left = all ? List.of() : plan(contacts, complete).differences();
        }
        return first;
    }

    /// @return true if none of them had changed meanwhile
    private boolean apply(List<ContactDifference> differences, ChangeAuthor by, Progress progress) {
        boolean all = true;
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int from = 0; from < differences.size(); from += PAGE) {
                List<Future<Boolean>> done =
                        differences.subList(from, Math.min(differences.size(), from + PAGE)).stream()
                                .map(difference -> threads.submit(() -> apply(difference, by)))
                                .toList();
                for (Future<Boolean> one : done) {
                    all &= result(one);
                }
                progress.at(Math.min(differences.size(), from + PAGE), differences.size());
            }
        }
        return all;
    }

    private boolean apply(ContactDifference difference, ChangeAuthor by) {
        ContactRow contact = difference.contact();
        Recipient standing = difference.standing();
        if (contact == null) {
            return recipients.replace(Objects.requireNonNull(standing).ended("complete-import", by));
        }
        return standing == null
                ? recipients.add(Recipient.added(
                        RecipientId.next(),
                        policy,
                        Recipient.Kind.CONTACT,
                        contact.who(),
                        contact.language(),
                        contact.terms(),
                        "import",
                        by))
                : recipients.replace(
                        standing.changed(contact.who(), contact.language(), contact.terms(), difference.detail(), by));
    }

    private static boolean result(Future<Boolean> one) {
        try {
            return one.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// The contacts that are not erased, by external id.
    private Map<String, Recipient> standing() {
        var found = new LinkedHashMap<String, Recipient>();
        recipients
                .all(policy)
                .forEach(recipient ->
                        ContactRow.of(recipient).ifPresent(contact -> found.put(contact.externalId(), recipient)));
        return found;
    }
}
