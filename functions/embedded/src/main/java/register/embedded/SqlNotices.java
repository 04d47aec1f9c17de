package register.embedded;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import register.json.CanonicalJson;
import register.json.Json;
import register.notice.Notice;
import register.notice.NoticeId;
import register.notice.NoticeJson;
import register.notice.Notices;
import register.notice.Run;
import register.notice.RunId;
import register.notice.RunJson;
import register.value.PolicyId;

/// Runs and notices as tables, one row each, replaced by each change. Triggers keep their histories.
final class SqlNotices implements Notices {
    private static final String OPEN = "INSERT INTO notice_run (run, revision, policy, announcement, record)"
            + " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
    private static final String RUN = "SELECT run, revision, policy, announcement, record FROM notice_run";
    private static final String FIND_RUN = RUN + " WHERE run = ?";
    private static final String RUNS = RUN + " WHERE policy = ? ORDER BY announcement DESC LIMIT ?";
    private static final String REPLACE_RUN =
            "UPDATE notice_run SET revision = ?, record = ? WHERE run = ? AND revision = ?";

    /// A lot in one statement, so that it waits for the disk once.
    private static final String ADD = """
            INSERT INTO notice (run, lot, number, revision, record)
            SELECT ?, ?, value ->> 'number', value ->> 'revision', value ->> 'record' FROM json_each(?)
            WHERE true ON CONFLICT DO NOTHING""";

    private static final String NOTICE = "SELECT run, lot, number, revision, record FROM notice";
    private static final String FIND = NOTICE + " WHERE run = ? AND lot = ? AND number = ?";
    private static final String LOT = NOTICE + " WHERE run = ? AND lot = ? ORDER BY number";
    private static final String REPLACE =
            "UPDATE notice SET revision = ?, record = ?" + " WHERE run = ? AND lot = ? AND number = ? AND revision = ?";

    private final Database database;

    SqlNotices(Database database) {
        this.database = database;
    }

    @Override
    public boolean open(Run run) {
        return database.update(
                        OPEN,
                        run.id().value(),
                        run.revision(),
                        run.policy().value(),
                        run.announcement(),
                        CanonicalJson.text(RunJson.of(run)))
                == 1;
    }

    @Override
    public Optional<Run> run(RunId id) {
        return database.queryOne(FIND_RUN, SqlNotices::run, id.value());
    }

    @Override
    public List<Run> runs(PolicyId policy, int limit) {
        return database.query(RUNS, SqlNotices::run, policy.value(), limit);
    }

    @Override
    public boolean replace(Run run) {
        String record = CanonicalJson.text(RunJson.of(run));
        return database.update(REPLACE_RUN, run.revision(), record, run.id().value(), run.revision() - 1) == 1;
    }

    @Override
    public void add(List<Notice> notices) {
        if (notices.isEmpty()) {
            return;
        }
        NoticeId first = notices.getFirst().id();
        Json rows = Json.array(
                notices,
                notice -> Json.object()
                        .put("number", notice.id().number())
                        .put("revision", notice.revision())
                        .put("record", record(notice))
                        .build());
        int _ = database.update(ADD, first.run().value(), first.lot(), CanonicalJson.text(rows));
    }

    @Override
    public Optional<Notice> find(NoticeId id) {
        return database.queryOne(FIND, SqlNotices::notice, id.run().value(), id.lot(), id.number());
    }

    @Override
    public boolean replace(Notice notice) {
        NoticeId id = notice.id();
        int revision = notice.revision();
        return database.update(REPLACE, revision, record(notice), id.run().value(), id.lot(), id.number(), revision - 1)
                == 1;
    }

    @Override
    public List<Notice> lot(RunId run, int lot) {
        return database.query(LOT, SqlNotices::notice, run.value(), lot);
    }

    private static String record(Notice notice) {
        return CanonicalJson.text(NoticeJson.of(notice));
    }

    private static Run run(ResultSet row) throws SQLException {
        String id = row.getString("run");
        Run run = Columns.record(row, "run " + id, RunJson::read);
        Columns.requireSame(
                "run " + id,
                run.id().value().equals(id)
                        && run.revision() == row.getInt("revision")
                        && run.policy().value().equals(row.getString("policy"))
                        && run.announcement() == row.getLong("announcement"));
        return run;
    }

    private static Notice notice(ResultSet row) throws SQLException {
        var id = new NoticeId(new RunId(row.getString("run")), row.getInt("lot"), row.getString("number"));
        Notice notice = Columns.record(row, "notice " + id, NoticeJson::read);
        Columns.requireSame("notice " + id, notice.id().equals(id) && notice.revision() == row.getInt("revision"));
        return notice;
    }
}
