//! What tells one text from another in few characters: whether a page was rendered from the
//! very data that is at hand, or a long name from another that begins alike.

/// The checksum of some bytes: FNV-1a, of 32 bits.
///
/// Source: Fowler, Noll, Vo and Eastlake, "The FNV Non-Cryptographic Hash Algorithm".
pub fn checksum(data: &[u8]) -> u32 {
    data.iter().fold(0x811c_9dc5, |sum, byte| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_those_of_the_algorithm() {
        // From its authors' test vectors.
        for (data, sum) in [("", 0x811c_9dc5), ("a", 0xe40c_292c), ("foobar", 0xbf9c_f968)] {
            assert_eq!(checksum(data.as_bytes()), sum, "{data}");
        }
    }
}
