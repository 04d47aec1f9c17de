package register.read.endpoint;

import java.util.List;
import java.util.Map;
import java.util.Set;
import register.log.EntryBundle;
import register.log.Subtree;
import register.log.Tile;
import register.read.http.Answer;
import register.read.http.Freshness;
import register.read.http.Refusal;
import register.transparency.CheckpointLog;
import register.value.Bytes;
import register.value.PolicyId;
import register.value.Sha256;

/// `GET /log/{policy}/tile/{tile}`: up to 256 hashes of a level of the log's tree, or as many of its entries (C2SP,
/// `tlog-tiles`). Assembled from stored hashes, so that partial tiles of every width remain available.
record TileEndpoint(CheckpointLog log) {
    private static final String VARIABLE = "tile";

    Answer answer(RoutedRequest call) {
        PolicyId policy = call.policy();
        String path = call.variable(VARIABLE);
        Tile tile = tile(path);
        if (tile.completedAt() < 1 || !LogEndpoint.isSigned(log, policy, tile.completedAt())) {
            throw LogEndpoint.absent(call, VARIABLE, path, "no checkpoint of the log covers all of this tile");
        }
        byte[] bytes = tile.level() == Tile.ENTRIES ? entries(call, policy, tile) : hashes(policy, tile);
        return Answer.bytes(LogEndpoint.BYTES, bytes, Freshness.IMMUTABLE);
    }

    private static Tile tile(String path) {
        try {
            return Tile.parse("tile/" + path);
        } catch (IllegalArgumentException _) {
            throw Refusal.badParameter(
                    VARIABLE,
                    path,
                    "expected a level and an index, such as 0/x001/234, or entries/x001/234; for a partial tile followed by .p/ and its width, 1 to 255");
        }
    }

    private static byte[] entries(RoutedRequest call, PolicyId policy, Tile tile) {
        long before = tile.completedAt() - tile.width();
        return LogEndpoint.headers(call.lookup(), policy, before, tile.width())
                .map(headers -> EntryBundle.bytes(
                        headers.stream().map(header -> Bytes.of(header.leaf())).toList()))
                .orElseThrow(LogEndpoint::unseen);
    }

    private byte[] hashes(PolicyId policy, Tile tile) {
        List<Subtree> subtrees = tile.subtrees();
        Map<Subtree, Sha256> found = log.hashes(policy, Set.copyOf(subtrees));
        if (found.size() != subtrees.size()) {
            throw new IllegalStateException("the log of " + policy + " lacks hashes of " + tile.path());
        }
        return Tile.bytes(subtrees.stream().map(found::get).toList());
    }
}
