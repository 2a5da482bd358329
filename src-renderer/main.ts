/** Puts the app into the page. */
import { mount } from 'svelte';
import { session } from '#shared/session.svelte.ts';
import App from './App.svelte';

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no place for the app.');
// Asked before anything is put up: the answers come while the page is being made.
void session.start();
mount(App, { target });
