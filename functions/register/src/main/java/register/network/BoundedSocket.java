package register.network;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;

/// A socket that limits the bytes read from it, whether encrypted or not.
final class BoundedSocket extends Socket {
    private final int most;
    private final GuardedHttp.Way way;
    private InputStream in = InputStream.nullInputStream();

    BoundedSocket(int most, GuardedHttp.Way way) {
        super(Proxy.NO_PROXY);
        this.most = most;
        this.way = way;
    }

    @Override
    public void connect(SocketAddress to, int timeout) throws IOException {
        super.connect(way.to((InetSocketAddress) to), timeout);
        in = new Bounded(super.getInputStream(), most);
    }

    @Override
    public InputStream getInputStream() {
        return in;
    }

    private static final class Bounded extends FilterInputStream {
        private final int most;
        private int left;

        Bounded(InputStream in, int most) {
            super(in);
            this.most = most;
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int read = super.read(into, from, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) throws IOException {
            left -= read;
            if (left < 0) {
                throw new GuardedHttp.LimitException("answers more than " + most + " bytes");
            }
        }
    }
}
