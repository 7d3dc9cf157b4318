package org.posterity.packaging;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names as people order them: {@code 2.jpeg} before {@code 10.jpeg}. */
final class NaturalOrder implements Comparator<String> {
    private static final Pattern PIECE = Pattern.compile("\\d+|\\D+");

    @Override
    public int compare(String left, String right) {
        Matcher leftPiece = PIECE.matcher(left);
        Matcher rightPiece = PIECE.matcher(right);
        while (leftPiece.find()) {
            if (!rightPiece.find()) {
                return 1;
            }
            int order = comparePieces(leftPiece.group(), rightPiece.group());
            if (order != 0) {
                return order;
            }
        }
        return rightPiece.find() ? -1 : left.compareTo(right);
    }

    private static int comparePieces(String left, String right) {
        boolean numbers = isNumber(left) && isNumber(right);
        return numbers ? new BigInteger(left).compareTo(new BigInteger(right)) : left.compareTo(right);
    }

    /** Only the digits that the pattern takes for digits; other scripts have theirs, which are letters here. */
    private static boolean isNumber(String piece) {
        return piece.charAt(0) >= '0' && piece.charAt(0) <= '9';
    }
}
