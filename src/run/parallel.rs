//! Threads: the only place that has any.

use std::num::NonZeroUsize;

use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

use super::Error;

/// A number of threads that share work and hand its results back in order.
#[derive(Debug)]
pub(super) struct Workers(ThreadPool);

impl Workers {
    /// So many threads, or one a core.
    pub(super) fn new(threads: Option<NonZeroUsize>) -> Result<Self, Error> {
        let threads = threads.map_or(0, NonZeroUsize::get);
        let pool = ThreadPoolBuilder::new().num_threads(threads).thread_name(|index| format!("worker-{index}"));
        pool.build().map(Workers).map_err(|error| Error::Threads(error.to_string()))
    }

    /// Number of threads.
    pub(super) fn len(&self) -> usize {
        self.0.current_num_threads()
    }

    /// What `work` makes of each item, in the order of the items.
    pub(super) fn map<T: Send, R: Send>(&self, items: Vec<T>, work: impl Fn(T) -> R + Send + Sync) -> Vec<R> {
        // One item at a time: documents differ in size by orders of magnitude.
        self.0.install(|| items.into_par_iter().with_max_len(1).map(work).collect())
    }

    /// Like [`Workers::map`], up to a failure; of several the first in the order of the items.
    pub(super) fn try_map<T: Send, R: Send, E: Send>(
        &self,
        items: Vec<T>,
        work: impl Fn(T) -> Result<R, E> + Send + Sync,
    ) -> Result<Vec<R>, E> {
        self.map(items, work).into_iter().collect()
    }
}
