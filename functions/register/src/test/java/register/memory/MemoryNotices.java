package register.memory;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import register.notice.Notice;
import register.notice.NoticeId;
import register.notice.Notices;
import register.notice.Run;
import register.notice.RunId;
import register.value.PolicyId;

/// Runs and notices in maps; each change is atomic, as the contract says.
public final class MemoryNotices implements Notices {
    public final Map<RunId, Run> runs = new ConcurrentHashMap<>();
    public final Map<NoticeId, Notice> notices = new ConcurrentHashMap<>();

    @Override
    public boolean open(Run run) {
        return runs.putIfAbsent(run.id(), run) == null;
    }

    @Override
    public Optional<Run> run(RunId id) {
        return Optional.ofNullable(runs.get(id));
    }

    @Override
    public List<Run> runs(PolicyId policy, int limit) {
        return runs.values().stream()
                .filter(run -> run.policy().equals(policy))
                .sorted(Comparator.comparingLong(Run::announcement).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public boolean replace(Run run) {
        Run standing = runs.get(run.id());
        return standing != null && standing.revision() == run.revision() - 1 && runs.replace(run.id(), standing, run);
    }

    @Override
    public void add(List<Notice> added) {
        added.forEach(notice -> notices.putIfAbsent(notice.id(), notice));
    }

    @Override
    public Optional<Notice> find(NoticeId id) {
        return Optional.ofNullable(notices.get(id));
    }

    @Override
    public boolean replace(Notice notice) {
        Notice standing = notices.get(notice.id());
        return standing != null
                && standing.revision() == notice.revision() - 1
                && notices.replace(notice.id(), standing, notice);
    }

    @Override
    public List<Notice> lot(RunId run, int lot) {
        return notices.values().stream()
                .filter(notice -> notice.id().run().equals(run) && notice.id().lot() == lot)
                .sorted(Comparator.comparing(notice -> notice.id().number()))
                .toList();
    }
}
