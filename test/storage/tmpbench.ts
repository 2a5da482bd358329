import { rmSync, statSync } from 'node:fs'; import { openStore } from '#storage/open-store.ts'; import { emptyAssessment } from '#core/assessment/entry.ts'; import { setImmediate as pause, setTimeout as wait } from 'node:timers/promises';
const now=()=>new Date().toISOString(); const stamp={by:'x',at:now()}; const summary = { rating: 'incomplete', score: 12.5, completeness: 0.5, verifiedShare: 0.2 } as const;
const dir='/tmp/st/big'; rmSync(dir,{recursive:true,force:true});
const words='the administrator says that it is planned for the second quarter certificate plugin vcenter host console logon factor'.split(' ');
const note=(i:number)=>Array.from({length:30},(_,k)=>words[(i*7+k*3+((i*k)%11))%words.length]).join(' ')+' u'+i;
const build=(n:number)=>{ let s=openStore({folder:dir,now}); for(let a=0;a<n;a++){ const x=emptyAssessment('vi4',{title:'Assessment '+a,client:'Client '+a,hosts:['ESX'],state:'draft'}); const answers=Object.fromEntries(Array.from({length:200},(_,i)=>['Q-'+i,{value:i%3?'yes':'no',...(i%10<3?{note:note(a*200+i)}:{})}])); s.create({id:'a'+a,assessment:{...x,answers},evidence:[],summary,sample:false,action:'import',stamp}); } return s; };
const med=(f:(i:number)=>unknown,n=200)=>{const d:number[]=[];for(let i=0;i<n;i++){const t=performance.now();f(i);d.push(performance.now()-t);}d.sort((a,b)=>a-b);return d[n>>1]!.toFixed(3)+' (max '+d[n-1]!.toFixed(1)+')';};
for (const n of [1, Number(process.argv[2]??2000)]) {
 rmSync(dir,{recursive:true,force:true}); let t=performance.now(); let s=build(n); console.log('N',n,'build ms',(performance.now()-t).toFixed(0)); s.close(); console.log('size MB',statSync(dir+'/postern.db').size/1e6, 'rss', process.memoryUsage().rss/1e6|0);
 t=performance.now(); s=openStore({folder:dir,now}); console.log('open',(performance.now()-t).toFixed(1));
 console.log('list',med(()=>s.list({deleted:false}),10),'read',med(i=>s.read('a'+(i*37%n))),'save',med(i=>s.change({id:'a'+(i*31%n),changes:[{kind:'answer',key:'Q-'+(i%200),value:{value:'v'+i}}],evidence:[],summary,stamp})),'save note',med(i=>s.change({id:'a'+(i*31%n),changes:[{kind:'answer',key:'Q-'+(i%200),value:{value:'v',note:note(i)}}],evidence:[],summary,stamp})));
 for (const q of ['u12','certificate','planned quarter','vcen','u1999']) console.log('search',q,med(()=>s.search(q,20),30));
 t=performance.now(); await s.backUp({...stamp,at:now()}); console.log('backup total',(performance.now()-t).toFixed(0));
 // blocked slices while a backup runs
 let worst=0, p=s.backUp({...stamp,at:now()}), done=false; void p.then(()=>{done=true}); let last=performance.now(); while(!done){ await pause(); const x=performance.now(); worst=Math.max(worst,x-last); last=x; } console.log('longest block during backup ms',worst.toFixed(1));
 t=performance.now(); console.log(s.verify().ok,'verify',(performance.now()-t).toFixed(0)); s.close();
}
