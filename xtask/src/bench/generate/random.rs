//! Numbers that look random and are the same in every run.

/// A generator of such numbers: `SplitMix64` (Steele, Lea and Flood, OOPSLA 2014).
pub(super) struct Random(u64);

impl Random {
    /// Starts a series.
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The series' next number.
    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below a bound, 0 where that is 0.
    pub(super) fn below(&mut self, bound: u64) -> u64 {
        self.next().checked_rem(bound).unwrap_or(0)
    }

    /// A number from the one to the other, both of them possible.
    pub(super) fn between(&mut self, least: u64, most: u64) -> u64 {
        least + self.below(most.saturating_sub(least) + 1)
    }

    /// One of some; the empty string where there are none.
    pub(super) fn pick(&mut self, choices: &[&'static str]) -> &'static str {
        self.of(choices).copied().unwrap_or_default()
    }

    /// One of some, whatever they are.
    pub(super) fn of<'a, T>(&mut self, choices: &'a [T]) -> Option<&'a T> {
        let bound = u64::try_from(choices.len()).ok()?;
        choices.get(usize::try_from(self.below(bound)).ok()?)
    }

    /// Some of them, each once, in the order in which they stand.
    pub(super) fn several(&mut self, count: usize, choices: &[&'static str]) -> Vec<&'static str> {
        let mut missing = count.min(choices.len());
        let mut picked = Vec::new();
        for (index, choice) in choices.iter().enumerate() {
            let left = u64::try_from(choices.len() - index).unwrap_or(u64::MAX);
            if self.below(left) < u64::try_from(missing).unwrap_or(u64::MAX) {
                picked.push(*choice);
                missing -= 1;
            }
        }
        picked
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_series_is_the_same_in_every_run() {
        let mut random = Random::new(1);
        assert_eq!(random.next(), 0x910a_2dec_8902_5cc1);
        let mut random = Random::new(7);
        assert_eq!(random.several(3, &["a", "b", "c"]), ["a", "b", "c"]);
        assert_eq!(random.several(2, &["a", "b", "c", "d"]).len(), 2);
        assert_eq!((random.below(0), random.pick(&[])), (0, ""));
    }
}
