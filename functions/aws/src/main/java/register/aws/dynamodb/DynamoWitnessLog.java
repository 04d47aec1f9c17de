package register.aws.dynamodb;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import register.log.SignedNote;
import register.log.SignedNote.Signature;
import register.log.TrustFile;
import register.transparency.WitnessLog;
import register.value.PolicyId;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// What witnesses said, in the table: of each policy a partition with its cosignatures and last answers, and one item
/// with the trust file.
public final class DynamoWitnessLog implements WitnessLog {
    private static final String FILE = "file";
    private static final String TIME = "time";
    private static final String LINE = "line";
    private static final String SIZE = "size";
    private static final String KEY = "verifierKey";
    private static final String AT = "at";
    private static final String ANSWER = "answer";
    private static final int MOST_WITNESSES = 64;

    private final Table table;

    public DynamoWitnessLog(DynamoDbClient client, String tableName) {
        this.table = new Table(client, tableName);
    }

    @Override
    public Optional<TrustFile> trustFile() {
        return table.get(Keys.trustFile(), true).map(item -> item.required(FILE, TrustFile::parse));
    }

    @Override
    public void trust(TrustFile file) {
        table.put(Item.with(Keys.trustFile()).put(FILE, file.text()).build());
    }

    @Override
    public void keep(PolicyId policy, long size, Signature cosignature, Instant time) {
        String key = cosignature.name() + "+" + cosignature.keyId();
        table.putNoEarlier(
                Item.with(Keys.cosignature(policy, size, key))
                        .put(SIZE, size)
                        .put(TIME, time.getEpochSecond())
                        .put(LINE, cosignature.line())
                        .build(),
                TIME,
                time.getEpochSecond());
    }

    @Override
    public List<Signature> cosignatures(PolicyId policy, long size) {
        QueryRequest all = Table.beginningWith(Keys.witnesses(policy), Keys.cosignatures(size))
                .consistentRead(true)
                .build();
        return table.query(all, MOST_WITNESSES).stream()
                .map(item -> SignedNote.lines(item.text(LINE)).getFirst())
                .toList();
    }

    @Override
    public List<Long> cosigned(PolicyId policy, int limit) {
        QueryRequest last = Table.beginningWith(Keys.witnesses(policy), Keys.COSIGNATURES)
                .consistentRead(true)
                .scanIndexForward(false)
                .build();
        var sizes = new TreeSet<Long>();
        table.query(last, limit * MOST_WITNESSES).forEach(item -> sizes.add(item.number(SIZE)));
        return sizes.descendingSet().stream().limit(limit).toList();
    }

    @Override
    public void heard(Heard heard) {
        table.put(Item.with(Keys.heard(heard.policy(), heard.key()))
                .put(KEY, heard.key())
                .put(SIZE, heard.size())
                .put(AT, heard.at())
                .put(ANSWER, heard.answer())
                .build());
    }

    @Override
    public List<Heard> heard(PolicyId policy) {
        QueryRequest all = Table.beginningWith(Keys.witnesses(policy), Keys.HEARD)
                .consistentRead(true)
                .build();
        return table.query(all, Integer.MAX_VALUE).stream()
                .map(item -> new Heard(
                        policy,
                        item.text(KEY),
                        item.number(SIZE),
                        item.required(AT, Instant::parse),
                        item.text(ANSWER)))
                .toList();
    }
}
