package register.machine.doctor;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A name server on loopback (RFC 1035) with the records that a test gives it; other names do not exist.
public final class NameServer implements AutoCloseable {
    private static final int LARGEST = 512;
    private static final int ANSWER = 0x8580;
    private static final int NO_SUCH_NAME = 0x8583;
    private static final int MX = 15;
    private static final int TXT = 16;

    private final DatagramSocket socket;
    private final Map<String, String> records = new ConcurrentHashMap<>();

    private NameServer(DatagramSocket socket) {
        this.socket = socket;
    }

    public static NameServer start() throws IOException {
        var server = new NameServer(new DatagramSocket(0, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().start(server::answer);
        return server;
    }

    public Names names() {
        return new Names("dns://127.0.0.1:" + socket.getLocalPort());
    }

    /// @param type `MX` or `TXT`
    public NameServer with(String domain, String type, String value) {
        records.put(domain + " " + type, value);
        return this;
    }

    private void answer() {
        var packet = new DatagramPacket(new byte[LARGEST], LARGEST);
        while (!socket.isClosed()) {
            try {
                socket.receive(packet);
                byte[] reply = reply(ByteBuffer.wrap(packet.getData(), 0, packet.getLength()));
                socket.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
            } catch (IOException _) {
                // Closed.
            }
        }
    }

    private byte[] reply(ByteBuffer query) throws IOException {
        short id = query.getShort();
        query.position(12);
        var name = new StringBuilder();
        for (int length = query.get(); length > 0; length = query.get()) {
            byte[] label = new byte[length];
            query.get(label);
            name.append(name.isEmpty() ? "" : ".").append(new String(label, US_ASCII));
        }
        int type = query.getShort();
        byte[] question = new byte[query.position() + 2 - 12];
        query.get(12, question);
        String value = records.get(name + " " + (type == MX ? "MX" : type == TXT ? "TXT" : "other"));
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeShort(id);
        boolean known = records.keySet().stream().anyMatch(key -> key.startsWith(name + " "));
        out.writeShort(known ? ANSWER : NO_SUCH_NAME);
        out.writeShort(1);
        out.writeShort(value == null ? 0 : 1);
        out.writeInt(0);
        out.write(question);
        if (value != null) {
            // The name is that of the question.
            out.writeShort(0xc00c);
            out.writeShort(type);
            out.writeShort(1);
            out.writeInt(60);
            byte[] data = type == MX ? exchange(value) : text(value);
            out.writeShort(data.length);
            out.write(data);
        }
        return bytes.toByteArray();
    }

    private static byte[] text(String value) {
        byte[] text = value.getBytes(US_ASCII);
        return ByteBuffer.allocate(text.length + 1)
                .put((byte) text.length)
                .put(text)
                .array();
    }

    private static byte[] exchange(String host) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeShort(10);
        for (String label : host.split("\\.", -1)) {
            out.write(text(label));
        }
        out.write(0);
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        socket.close();
    }
}
