package register.pdf.seal;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import register.value.Resource;

/// Key pairs for tests, each once. The first few RSA keys have primes from `rsa-primes.txt`: Java needs seconds to find
/// some.
public final class TestPairs {
    private final Map<Integer, Deque<String[]>> primes = new HashMap<>();

    public TestPairs() {
        for (String line : Resource.lines(TestPairs.class, "rsa-primes.txt")) {
            String[] words = line.split(" ");
            primes.computeIfAbsent(Integer.valueOf(words[0]), _ -> new ArrayDeque<>())
                    .add(words);
        }
    }

    public synchronized KeyPair next(String algorithm, int size) throws GeneralSecurityException {
        if (algorithm.equals("RSA")) {
            String[] words = primes.getOrDefault(size, new ArrayDeque<>()).poll();
            if (words != null) {
                return rsa(new BigInteger(words[1], 16), new BigInteger(words[2], 16));
            }
        }
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(size);
        return generator.generateKeyPair();
    }

    /// PKCS #1 (RFC 8017), 3.
    private static KeyPair rsa(BigInteger p, BigInteger q) throws GeneralSecurityException {
        BigInteger e = RSAKeyGenParameterSpec.F4;
        BigInteger lessP = p.subtract(BigInteger.ONE);
        BigInteger lessQ = q.subtract(BigInteger.ONE);
        BigInteger n = p.multiply(q);
        BigInteger d = e.modInverse(lessP.multiply(lessQ));
        KeyFactory factory = KeyFactory.getInstance("RSA");
        return new KeyPair(
                factory.generatePublic(new RSAPublicKeySpec(n, e)),
                factory.generatePrivate(
                        new RSAPrivateCrtKeySpec(n, e, d, p, q, d.mod(lessP), d.mod(lessQ), q.modInverse(p))));
    }
}
